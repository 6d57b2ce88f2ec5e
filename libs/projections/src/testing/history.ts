import { createHash } from 'node:crypto';
import type { Happening, PlainFact } from '@duibiao/measures';
import canonicalize from 'canonicalize';

/** An event as the ledger stores it, but for position and time. */
export interface StoredEvent {
  readonly stream: string;
  readonly version: number;
  readonly units: readonly string[];
  readonly body: string;
}

const keys: Readonly<Record<string, (fact: PlainFact) => unknown>> = {
  'graduate.marked': ({ refs, values }) => ({ member: refs['member'], year: values['year'] }),
  transfer: ({ refs, values }) => ({ ...refs, attempt: values['attempt'] ?? 1 }),
};

const digest40 = (value: unknown): string =>
  createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex')
    .slice(0, 40);

const keyOf = (fact: PlainFact): unknown => (keys[fact.kind] ?? keys['transfer'])?.(fact);

/** The thing that a fact is about, whoever reports it. */
export const thingOf = (fact: PlainFact): string => digest40({ key: keyOf(fact), kind: fact.kind });

/** The fact itself, which is its stream. */
export const streamOf = (fact: PlainFact): string =>
  digest40({ key: keyOf(fact), kind: fact.kind, source: fact.source });

/** Makes events of happenings; `versions` holds the version of each stream so far and is brought up to date. */
export function storedEvents(happenings: readonly Happening[], versions: Map<string, number>): StoredEvent[] {
  return happenings.map(({ type, fact }, index) => {
    const stream = streamOf(fact);
    const version = (versions.get(stream) ?? 0) + 1;
    versions.set(stream, version);
    const { member: _subject, ...units } = fact.refs;
    const source = 'unit' in fact.source ? fact.source.unit : undefined;
    const owner = fact.kind === 'graduate.marked' ? fact.refs['unit'] : source;
    const body = {
      by: { channel: 'demonstration', principal: 'p-00000000000000000000000000' },
      fact: { ...fact, owner, thing: thingOf(fact) },
      nonce: 'AAAAAAAAAAAAAAAAAAAAAA',
      schema: 1,
      stream,
      submission: {
        digest: '0'.repeat(64),
        id: 'sub-00000000000000000000000000',
        item: index + 1,
        of: happenings.length,
      },
      type,
      version,
    };
    const visible = [...new Set([...Object.values(units), ...(source === undefined ? [] : [source])])];
    return { stream, version, units: visible, body: canonicalize(body) ?? '' };
  });
}
