import { readFileSync } from 'node:fs';
import path from 'node:path';
import { factIds, ownerOf, readFactKinds, unitReferences, unitsOf, type Fact, type FactKind } from '@duibiao/facts';
import type { Happening, PlainFact } from '@duibiao/measures';
import { projectRoot } from '@duibiao/platform';
import canonicalize from 'canonicalize';
import { parse } from 'yaml';

/** An event as the ledger stores it, but for position and time. */
export interface StoredEvent {
  readonly stream: string;
  readonly version: number;
  readonly units: readonly string[];
  readonly body: string;
}

const kinds = readFactKinds(
  parse(readFileSync(path.join(projectRoot, 'seeds/fact-kinds.yaml'), 'utf8'), { merge: true }),
);

function kindOf({ kind }: PlainFact): FactKind {
  if (!kinds.ok) throw new Error(kinds.faults.join('\n'));
  const found = kinds.kinds.get(kind);
  if (found === undefined) throw new Error(`no fact kind ${kind}`);
  return found;
}

/** The thing that a fact is about, whoever reports it. */
export const thingOf = (fact: PlainFact): string => factIds(fact.kind, kindOf(fact), fact, fact.source).thing;

/** The fact itself, which is its stream. */
export const streamOf = (fact: PlainFact): string => factIds(fact.kind, kindOf(fact), fact, fact.source).fact;

/** The unit that answers for a fact; none (the empty text) for an import of a fact that its source answers for. */
export const answeringUnit = (plain: PlainFact): string =>
  ownerOf(kindOf(plain), plain.refs, 'unit' in plain.source ? plain.source.unit : '');

/** A submission's id, from the position of its first event. */
export const submissionAt = (first: bigint): string => `sub-${String(first).padStart(26, '0')}`;

/**
 * Makes events of happenings, all of one submission; `versions` holds the version of each stream so far and is brought up to date.
 */
export function storedEvents(
  happenings: readonly Happening[],
  versions: Map<string, number>,
  submission = submissionAt(0n),
): StoredEvent[] {
  return happenings.map(({ type, fact: plain }, index) => {
    const stream = streamOf(plain);
    const version = (versions.get(stream) ?? 0) + 1;
    versions.set(stream, version);
    const kind = kindOf(plain);
    const fact: Fact = { ...plain, owner: answeringUnit(plain), thing: thingOf(plain) };
    const body = {
      by: { channel: 'demonstration', principal: 'p-00000000000000000000000000' },
      fact,
      nonce: 'AAAAAAAAAAAAAAAAAAAAAA',
      schema: 1,
      stream,
      submission: {
        digest: '0'.repeat(64),
        id: submission,
        item: index + 1,
        of: happenings.length,
      },
      type,
      version,
    };
    const units = unitsOf(fact, unitReferences(kind)).filter((unit) => unit !== '');
    return { stream, version, units, body: canonicalize(body) ?? '' };
  });
}
