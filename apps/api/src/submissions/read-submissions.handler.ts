import { reviewStream, type Entry, type TextDigest } from '@duibiao/facts';
import { readEntriesAt, readInScope, readStream, readTexts, type StoredEntry } from '@duibiao/ledger';
import { listSubmissions, readSubmission, type SubmissionFact } from '@duibiao/projections';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Core } from '../core/core.js';
import { notFound } from '../http/problem.js';
import type { Access } from '../http/request.js';
import { unitInScope } from '../http/unit-in-scope.js';
import { findProjected } from './review-submission.handler.js';
import type { SubmissionHistory, SubmissionPage, SubmissionsQuery } from './review.schema.js';

/** A submission, as far as the caller's scope goes. */
export class ReadSubmission extends Query<SubmissionHistory> {
  constructor(
    readonly access: Access,
    readonly submission: string,
  ) {
    super();
  }
}

@QueryHandler(ReadSubmission)
export class ReadSubmissionHandler implements IQueryHandler<ReadSubmission> {
  constructor(private readonly core: Core) {}

  async execute({ access, submission }: ReadSubmission): Promise<SubmissionHistory> {
    const { ledger } = access.scope;
    const place = await findProjected(this.core, ledger, submission);
    if (place === undefined) throw notFound('such submission');
    return readInScope(this.core.pool, access.scope, async (client): Promise<SubmissionHistory> => {
      const facts = await readSubmission(client, ledger, place);
      const seen = facts[0];
      const [first] = seen === undefined ? [] : await readEntriesAt(client, ledger, [seen.position]);
      if (first === undefined) throw notFound('such submission');
      const reviews = await readStream(client, ledger, reviewStream(submission));
      const { body, recordedAt } = first.entry;
      const texts = await readTexts(client, ledger, digests([first, ...reviews]));
      return {
        submission,
        digest: body.submission.digest,
        recordedAt,
        principal: body.by.principal,
        channel: body.by.channel,
        note: textOf(body.note, texts),
        isDemonstration: access.ledger.head.purpose === 'demonstration',
        review: place.isFrame ? null : place.review,
        reviews: reviews.flatMap((one) => reviewView(one, texts)),
        facts: facts.map((fact) => factView(fact, place.isFrame, reviews)),
        withheld: place.items - facts.length,
      };
    });
  }
}

const textOf = (digest: TextDigest | undefined, texts: ReadonlyMap<string, string>): string | null =>
  digest === undefined ? null : (texts.get(digest.sha256) ?? null);

const reasonOf = ({ body }: Entry): TextDigest | undefined => ('reason' in body ? body.reason : undefined);

const digests = (entries: readonly StoredEntry[]): string[] =>
  entries.flatMap(({ entry }) => [entry.body.note, reasonOf(entry)].flatMap((one) => (one ? [one.sha256] : [])));

function reviewView(
  { entry, position }: StoredEntry,
  texts: ReadonlyMap<string, string>,
): SubmissionHistory['reviews'] {
  const { body, recordedAt } = entry;
  if (body.type !== 'submission-reviewed') return [];
  const { outcome } = body.review;
  const reason = textOf(reasonOf(entry), texts);
  return [{ outcome, position: position.toString(), recordedAt, principal: body.by.principal, reason }];
}

/** The newest review that came while the version was the newest is the one that covers it. */
function factView(
  { supersededAt, position, state, ...fact }: SubmissionFact,
  isFrame: boolean,
  reviews: readonly StoredEntry[],
): SubmissionHistory['facts'][number] {
  const covering = reviews.findLast((one) => supersededAt === null || one.position < supersededAt)?.entry.body;
  const outcome = covering?.type === 'submission-reviewed' ? covering.review.outcome : undefined;
  const without = reviews.length > 0 ? 'not-covered' : 'unreviewed';
  return {
    ...fact,
    position: position.toString(),
    state: supersededAt === null ? state : 'superseded',
    review: isFrame ? null : (outcome ?? without),
  };
}

/** Submissions of a unit with all below it, or of the caller's whole scope. */
export class ListSubmissions extends Query<SubmissionPage> {
  constructor(
    readonly access: Access,
    readonly asked: SubmissionsQuery,
  ) {
    super();
  }
}

@QueryHandler(ListSubmissions)
export class ListSubmissionsHandler implements IQueryHandler<ListSubmissions> {
  constructor(private readonly core: Core) {}

  async execute({ access, asked }: ListSubmissions): Promise<SubmissionPage> {
    const { ledger } = access.scope;
    const { unit, state: review, cursor: before, limit } = asked;
    const units = unit === undefined ? topOf(access) : [unitInScope(access, unit)];
    const page = await listSubmissions(this.core.pool, { ledger, units, review, before, limit });
    const entries = await readInScope(this.core.pool, { ledger, units: '*' }, (client) =>
      readEntriesAt(
        client,
        ledger,
        page.submissions.map(({ first }) => first),
      ),
    );
    const opening = new Map(entries.map(({ position, entry }) => [position, entry]));
    return {
      submissions: page.submissions.map(({ first, owners, ...rest }) => {
        const entry = opening.get(first);
        if (entry === undefined) throw new Error(`ledger ${ledger} lacks position ${first}`);
        return { ...rest, owners: [...owners], recordedAt: entry.recordedAt, principal: entry.body.by.principal };
      }),
      next: page.next?.toString() ?? null,
    };
  }
}

const topOf = ({ scope }: Access): readonly string[] | null => (scope.units === '*' ? null : scope.units);
