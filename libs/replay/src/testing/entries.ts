import { readFileSync } from 'node:fs';
import { type Entry, type Fact, type FactEvent, factIds, type FactKinds, ownerOf, readFactKinds } from '@duibiao/facts';
import { type Happening, type PlainFact, unitsOfCase, type WorkedCase } from '@duibiao/measures';
import { parse } from 'yaml';

const text = readFileSync(new URL('../../../../seeds/fact-kinds.yaml', import.meta.url), 'utf8');
const read = readFactKinds(parse(text, { merge: true }));

/** The fact kinds of the seeds. */
export const seedKinds: FactKinds = (() => {
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return read.kinds;
})();

const zeros = '0'.repeat(64);

function factOf(plain: PlainFact): { readonly fact: Fact; readonly stream: string } {
  const kind = seedKinds.get(plain.kind);
  if (kind === undefined) throw new Error(`no fact kind ${plain.kind}`);
  const { thing, fact: stream } = factIds(plain.kind, kind, plain, plain.source);
  const unit = 'unit' in plain.source ? plain.source.unit : '';
  return { fact: { ...plain, owner: ownerOf(kind, plain.refs, unit), thing }, stream };
}

/** Makes the entries of a ledger out of what happens, one after the other, as the append function would complete them. */
export class Scribe {
  readonly entries: Entry[] = [];
  readonly #versions = new Map<string, number>();

  get position(): number {
    return this.entries.length;
  }

  /** One submission of all; answers its id. */
  submit(happenings: readonly Happening[]): string {
    const id = `sub-${String(this.position + 1).padStart(26, '0')}`;
    for (const [index, { type, fact: plain }] of happenings.entries()) {
      const { fact, stream } = factOf(plain);
      const submission = { id, item: index + 1, of: happenings.length, digest: zeros };
      const reason = { sha256: zeros };
      const event: FactEvent =
        type === 'fact-recorded'
          ? { ...this.#common(stream), type, fact }
          : { ...this.#common(stream), type, fact, reason };
      this.#write({ ...event, submission });
    }
    return id;
  }

  review(submission: string, outcome: 'accepted' | 'returned'): void {
    const review = { submission, digest: zeros, outcome };
    const part = { id: `review-${this.position + 1}`, item: 1, of: 1, digest: zeros };
    this.#write({ ...this.#common(`review ${submission}`), type: 'submission-reviewed', review, submission: part });
  }

  #common(stream: string) {
    const version = (this.#versions.get(stream) ?? 0) + 1;
    this.#versions.set(stream, version);
    const by = { principal: 'p-00000000000000000000000000', channel: 'demonstration' } as const;
    return { schema: 1, stream, version, by, nonce: 'AAAAAAAAAAAAAAAAAAAAAA' } as const;
  }

  #write(body: Entry['body']): void {
    this.entries.push({ body, position: this.position + 1, recordedAt: '2020-12-31T15:59:59.123456Z' });
  }
}

/** The facts by which the units of a case opened, the root among them. */
export const openings = (one: WorkedCase): readonly Happening[] =>
  unitsOfCase(one).map(({ id, parent, type }) => ({
    type: 'fact-recorded',
    fact: {
      kind: 'unit.opened',
      refs: parent === null ? { unit: id } : { unit: id, parent },
      days: { validFrom: '2019-01-01' },
      values: { type, name: id },
      source: { unit: parent ?? id },
    },
  }));

export async function* stream<T>(all: Iterable<T>): AsyncGenerator<T, void, void> {
  for (const one of all) yield await Promise.resolve(one);
}
