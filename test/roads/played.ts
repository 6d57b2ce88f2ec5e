import { type Happening, type PlainFact, unitsOfCase, type WorkedCase } from '@duibiao/measures';
import type { Pool } from 'pg';
import { projectBatch } from '@duibiao/projections';
import { openingsOf } from '../../libs/projections/src/testing/openings.js';
import { TestLedger } from '../../libs/projections/src/testing/test-ledger.js';
import { type History, idsOf, isFrame, type Step } from './history.js';

/** A ledger in which a history has happened, as far as the decider would have let it. */
export interface Played {
  readonly ledger: TestLedger;
  readonly units: readonly string[];
  /** Where the units are open and the history begins. */
  readonly begins: bigint;
  /** The first review; null where there is none. */
  readonly reviewed: bigint | null;
}

/** Writes a history into a new ledger; `size` facts at most are one submission. The plan is published in between. */
export async function play(
  owner: Pool,
  id: string,
  one: WorkedCase,
  plan: string,
  history: History,
  size: number,
): Promise<Played> {
  const opened = history.flatMap((step) =>
    step.do === 'say' && step.fact.kind === 'unit.opened' ? [openedBy(step.fact)] : [],
  );
  const units = [...unitsOfCase(one), ...opened];
  const ledger = await TestLedger.open(
    owner,
    id,
    Object.fromEntries(units.map((unit) => [unit.id, unit.parent])),
    Object.fromEntries(units.map((unit) => [unit.id, unit.type])),
  );
  await ledger.append(openingsOf(one));
  const begins = ledger.position;
  const writer = new Writer(owner, ledger, size);
  for (const [index, step] of history.entries()) {
    await writer.take(step);
    if (index === Math.floor(history.length / 2)) {
      await writer.flush();
      await ledger.publish(plan);
    }
  }
  await writer.flush();
  return { ledger, units: units.map((unit) => unit.id), begins, reviewed: writer.reviewed };
}

const openedBy = ({ refs, values }: PlainFact) => ({
  id: String(refs['unit']),
  parent: String(refs['parent']),
  type: String(values['type']),
});

/** Lets happen what can: a fact is recorded, corrected while it stands, voided, recorded again; a submission is reviewed as the decider has it. */
class Writer {
  reviewed: bigint | null = null;
  readonly #standing = new Set<string>();
  /** What each change of a unit set by itself. */
  readonly #changes = new Map<string, PlainFact>();
  readonly #submissions: { readonly first: bigint; readonly isFrame: boolean; outcome: string | null }[] = [];
  #waiting: Happening[] = [];

  constructor(
    private readonly owner: Pool,
    private readonly ledger: TestLedger,
    private readonly size: number,
  ) {}

  async take(step: Step): Promise<void> {
    if (step.do === 'review') return this.#review(step.which, step.outcome);
    const stream = idsOf(step.fact).fact;
    const stands = this.#standing.has(stream);
    if (step.do === 'reorganise') return this.#reorganise(step.fact, stream);
    if (step.do === 'void' && !stands) return;
    if (step.do === 'void') this.#standing.delete(stream);
    else this.#standing.add(stream);
    const type = step.do === 'void' ? 'fact-voided' : stands ? 'fact-corrected' : 'fact-recorded';
    this.#waiting.push({ type, fact: step.fact });
    if (this.#waiting.length >= this.size) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#waiting.length === 0) return;
    const first = this.ledger.position + 1n;
    this.#submissions.push({ first, isFrame: this.#waiting.some(({ fact }) => isFrame(fact)), outcome: null });
    await this.ledger.append(this.#waiting);
    this.#waiting = [];
  }

  async #review(which: number, outcome: 'accepted' | 'returned'): Promise<void> {
    await this.flush();
    const submission = this.#submissions[which % Math.max(this.#submissions.length, 1)];
    if (submission === undefined || submission.isFrame) return;
    if (submission.outcome === 'returned' || submission.outcome === outcome) return;
    submission.outcome = outcome;
    await this.ledger.review(submission.first, outcome);
    this.reviewed ??= this.ledger.position;
  }

  /**
   * A reorganisation rides alone and changes the heads. One that would put a unit below itself, or close what is closed, is refused; so is a
   * correction that unsets what a change set.
   */
  async #reorganise(fact: PlainFact, stream: string): Promise<void> {
    const stands = this.#standing.has(stream);
    const before = this.#changes.get(stream);
    const isUnset = (group: 'refs' | 'values'): boolean =>
      Object.keys(before?.[group] ?? {}).some((field) => fact[group][field] === undefined);
    if (fact.kind === 'unit.changed' && (isUnset('refs') || isUnset('values'))) return;
    await this.flush();
    const { unit, parent, successors } = fact.refs;
    const on = fact.days['occurredOn'];
    const head =
      fact.kind === 'unit.changed'
        ? {
            change: {
              unit,
              parent: parent ?? null,
              type: fact.values['type'] ?? null,
              name: fact.values['name'] ?? null,
              on,
            },
          }
        : {
            close: {
              unit,
              successor: fact.values['how'] === 'merged' ? (successors?.[0] ?? null) : null,
              on,
              isNew: !stands,
            },
          };
    try {
      await this.owner.query('SELECT ledger.apply_heads($1, $2, $3)', [
        this.ledger.id,
        JSON.stringify([{ item: 1, ...head }]),
        this.ledger.position,
      ]);
    } catch {
      return;
    }
    this.#standing.add(stream);
    this.#changes.set(stream, fact);
    await this.ledger.append([{ type: stands ? 'fact-corrected' : 'fact-recorded', fact }]);
  }
}

export async function project(worker: Pool, ledger: TestLedger, size: bigint): Promise<void> {
  for (;;) {
    const outcome = await projectBatch(worker, ledger.id, size);
    if (outcome.state !== 'projected') throw new Error(`unexpected: ${outcome.state}`);
    if (outcome.position === outcome.head) return;
  }
}
