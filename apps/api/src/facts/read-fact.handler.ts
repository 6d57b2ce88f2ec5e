import {
  evolveFact,
  isTextDigest,
  noFact,
  textsOf,
  type Fact,
  type FactEvent,
  type StoredBody,
  type TextDigest,
} from '@duibiao/facts';
import { readInScope, readStream, readTexts, type StoredEntry } from '@duibiao/ledger';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Core } from '../core/core.js';
import { notFound } from '../http/problem.js';
import type { Access } from '../http/request.js';
import type { FactHistory } from './fact.schema.js';

/** A fact with all its versions. */
export class ReadFact extends Query<FactHistory> {
  constructor(
    readonly access: Access,
    readonly fact: string,
  ) {
    super();
  }
}

type FactEntry = Omit<StoredEntry, 'entry'> & { readonly body: StoredBody<FactEvent>; readonly recordedAt: string };

@QueryHandler(ReadFact)
export class ReadFactHandler implements IQueryHandler<ReadFact> {
  constructor(private readonly core: Core) {}

  async execute({ access, fact: id }: ReadFact): Promise<FactHistory> {
    const { ledger } = access.scope;
    const { entries, texts } = await readInScope(this.core.pool, access.scope, async (client) => {
      const stored = await readStream(client, ledger, id);
      const found = stored.flatMap(({ entry, ...rest }): FactEntry[] =>
        'fact' in entry.body ? [{ ...rest, body: entry.body, recordedAt: entry.recordedAt }] : [],
      );
      return {
        entries: found,
        texts: await readTexts(
          client,
          ledger,
          found.flatMap(({ body }) => textsOf(body)),
        ),
      };
    });
    const state = entries.reduce((before, { body }) => evolveFact(before, body), noFact);
    if (state.fact === undefined || state.state === 'none') throw notFound('such fact');
    const { kind, thing, source, owner } = state.fact;
    return {
      fact: id,
      kind,
      thing,
      source: sourceText(source),
      owner,
      state: state.state,
      version: state.version,
      isDemonstration: access.ledger.head.purpose === 'demonstration',
      history: entries.map((entry) => describe(entry, texts)),
    };
  }
}

export const sourceText = (source: Fact['source']): string =>
  'unit' in source ? `unit:${source.unit}` : `import:${source.import}`;

function describe(
  { body, position, recordedAt }: FactEntry,
  texts: ReadonlyMap<string, string>,
): FactHistory['history'][number] {
  const text = (digest: TextDigest | undefined): string | null =>
    digest === undefined ? null : (texts.get(digest.sha256) ?? null);
  const { fact } = body;
  const values = Object.entries(fact.values).map(([name, value]) => [name, isTextDigest(value) ? text(value) : value]);
  return {
    version: body.version,
    type: body.type,
    position: position.toString(),
    recordedAt,
    submission: body.submission.id,
    principal: body.by.principal,
    channel: body.by.channel,
    refs: fact.refs,
    days: fact.days,
    values: Object.fromEntries(values) as Record<string, unknown>,
    evidence: (fact.evidence ?? []).map(text),
    reason: 'reason' in body ? text(body.reason) : null,
    note: text(body.note),
  };
}
