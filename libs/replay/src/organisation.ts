import type { Fact, FactEvent, StoredBody } from '@duibiao/facts';
import { dayNumber } from '@duibiao/measures';
import { Tree } from './tree.js';

/** What one version of a fact says of a unit, while it was the newest: positions [from, to). Days are numbers. */
interface Statement {
  readonly what: 'opened' | 'changed' | 'closed';
  readonly day: number;
  readonly parent: string | undefined;
  readonly type: string | undefined;
  /** The unit that it was merged into. */
  readonly successor: string | undefined;
  readonly from: number;
  to: number;
}

const kinds = { 'unit.opened': 'opened', 'unit.changed': 'changed', 'unit.closed': 'closed' } as const;
const text = (said: unknown): string | undefined => (typeof said === 'string' ? said : undefined);

/**
 * All that is known of the organisation, by position and day: its few facts are all kept, so that the tree of any day, as known at any position read so
 * far, can be asked for. Source: design 4, Reorganisation.
 */
export class Organisation {
  readonly #units = new Map<string, Statement[]>();
  readonly #streams = new Map<string, Statement>();
  /** Where something other than an opening was recorded: between two of these today's tree only grows. */
  readonly #turns: number[] = [];
  readonly #trees = new Map<number, Tree>();
  /** Where anything was said of a unit. */
  readonly #said: number[] = [];

  apply({ type, stream, fact }: StoredBody<FactEvent>, position: number): void {
    if (!isUnitFact(fact.kind)) return;
    this.#said.push(position);
    const before = this.#streams.get(stream);
    if (before !== undefined) before.to = position;
    if (before !== undefined || fact.kind !== 'unit.opened') this.#turns.push(position);
    this.#trees.clear();
    if (type === 'fact-voided') return;
    const unit = text(fact.refs['unit']);
    if (unit === undefined) return;
    const statement = statementOf(fact, kinds[fact.kind as keyof typeof kinds], position);
    this.#streams.set(stream, statement);
    const known = this.#units.get(unit);
    if (known === undefined) this.#units.set(unit, [statement]);
    else known.push(statement);
  }

  /** The positions after one and up to another at which anything was said of a unit. */
  saidBetween(after: number, upTo: number): readonly number[] {
    return this.#said.filter((position) => position > after && position <= upTo);
  }

  /** The tree of a day as known at a position. Where the changes known name a circle, the units in it stand as they do today. */
  tree(position: number, day: number): Tree {
    const known = [...this.#units].flatMap(([unit, said]) => (said.some(isKnown(position)) ? [unit] : []));
    return new Tree(
      known,
      (unit) => this.#parent(unit, position, day),
      (unit) => this.#parent(unit, position, Infinity),
    );
  }

  /** The tree that was today's at a position: every change known by then. */
  treeToday(position: number): Tree {
    const turn = this.#turns.findLastIndex((at) => at <= position);
    let tree = this.#trees.get(turn);
    if (tree === undefined) {
      tree = this.tree((this.#turns[turn + 1] ?? Number.MAX_SAFE_INTEGER) - 1, Infinity);
      this.#trees.set(turn, tree);
    }
    return tree;
  }

  /** The type of a unit on a day as known at a position: by its latest change up to then, else as it opened. */
  type(unit: string, position: number, day: number): string | undefined {
    return this.#latest(unit, position, day, ({ type }) => type);
  }

  #parent(unit: string, position: number, day: number): string | undefined {
    const merged = (this.#units.get(unit) ?? []).filter(
      (one) => isKnown(position)(one) && one.day <= day && one.successor !== undefined,
    );
    const [first] = merged.toSorted((a, b) => ((a.successor ?? '') < (b.successor ?? '') ? -1 : 1));
    return first?.successor ?? this.#latest(unit, position, day, ({ parent }) => parent);
  }

  #latest(unit: string, position: number, day: number, of: (one: Statement) => string | undefined): string | undefined {
    const order = (one: Statement): number => (one.what === 'opened' ? -Infinity : one.day);
    const [latest] = (this.#units.get(unit) ?? [])
      .filter((one) => isKnown(position)(one) && of(one) !== undefined && order(one) <= day)
      .toSorted((a, b) => (order(a) === order(b) ? b.from - a.from : order(b) - order(a)));
    return latest === undefined ? undefined : of(latest);
  }
}

const isKnown =
  (position: number) =>
  ({ from, to }: Statement): boolean =>
    from <= position && position < to;

/** Whether facts of a kind say where units stand. */
export const isUnitFact = (kind: string): boolean => kind.startsWith('unit.') && Object.hasOwn(kinds, kind);

function statementOf({ refs, days, values }: Fact, what: Statement['what'], from: number): Statement {
  const successors = refs['successors'];
  return {
    what,
    day: dayNumber(days[what === 'opened' ? 'validFrom' : 'occurredOn'] ?? ''),
    parent: text(refs['parent']),
    type: text(values['type']),
    successor: values['how'] === 'merged' ? (text(successors) ?? successors?.[0]) : undefined,
    from,
    to: Infinity,
  };
}
