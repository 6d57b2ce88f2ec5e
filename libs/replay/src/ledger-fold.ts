import type { Entry, FactKinds } from '@duibiao/facts';
import {
  type Assessment,
  assessIndicator,
  dayNumber,
  type FoldPoint,
  type Goal,
  type KindName,
  type MeasureKind,
  measureKinds,
  type Read,
  type Slices,
} from '@duibiao/measures';
import { type Grouping, GroupedTree, groupsOn, registerFacts } from './grouped-tree.js';
import { Layout } from './layout.js';
import { Organisation } from './organisation.js';
import { RollUp } from './roll-up.js';
import { type Basis, StandingFacts } from './standing-facts.js';
import type { Tree } from './tree.js';
import type { Watch } from './watch.js';

/** What is measured: an indicator of a plan as its loader read it. `due` is `YYYY-MM-DD`. */
export interface Measured {
  readonly kind: KindName;
  readonly parameters: unknown;
  readonly target: Goal | null;
  readonly due: string;
}

/** A plan that was published up to the position read. */
export interface PublishedPlan {
  readonly id: string;
  readonly version: number;
  readonly sha256: string;
  readonly position: number;
}

/**
 * `day` is D. `organisation`: `then`, the tree of each day that is judged, as known at the position read; or a tree, such as today's of a
 * fold that has read on. `grouping`: groups above the units of either; the fold MUST have been told that registers are needed. `basis`: everything,
 * or accepted facts and frames alone.
 */
export interface FoldQuestion {
  readonly day: string;
  readonly organisation?: 'then' | Tree;
  readonly grouping?: Grouping;
  readonly basis?: Basis;
}

/** The number of one unit, with the sums that it was judged by. */
export interface FoldAnswer {
  readonly assessment: Assessment;
  readonly now: Slices;
  readonly atDue: Slices | null;
}

const nothing: Slices = new Map();

/**
 * The state that the entries of a ledger amount to, up to the last one applied, as far as some indicators read it; and every number of
 * theirs at that position, on any day. Memory follows the facts that these can use, not the entries.
 */
export class LedgerFold {
  position = 0;
  /** Up to where the organisation is taken for known; undefined: the position read. */
  organisationAt: number | undefined;
  readonly organisation = new Organisation();
  readonly plans: PublishedPlan[] = [];
  readonly #facts: StandingFacts;

  /** Throws Error where an indicator reads a fact kind that the ledger does not have. */
  constructor(kinds: FactKinds, indicators: readonly Pick<Measured, 'kind' | 'parameters'>[], hasGroupings = false) {
    const reads = indicators.flatMap((one) => kindOf(one).fold.reads(parametersOf(one)));
    if (hasGroupings) {
      const fields = ['register', 'category', 'occurredOn'];
      reads.push(...registerFacts.map((fact) => ({ fact, by: 'entry', fields })));
    }
    this.#facts = new StandingFacts(layoutsOf(kinds, reads));
  }

  /** MUST be given every entry of the ledger, in order. Throws RangeError otherwise. */
  apply({ body, position }: Entry): void {
    if (position !== this.position + 1) throw new RangeError(`entry ${position} does not follow ${this.position}`);
    this.position = position;
    switch (body.type) {
      case 'fact-recorded':
      case 'fact-corrected':
      case 'fact-voided':
        this.organisation.apply(body, position);
        this.#facts.apply(body, position);
        break;
      case 'submission-reviewed':
        this.#facts.review(body.review.submission, body.review.outcome, position);
        break;
      case 'plan-published': {
        const { id, version, content } = body.plan;
        this.plans.push({ id, version, sha256: content.sha256, position });
        break;
      }
      default:
    }
  }

  /** Notes what the entries to come change of facts and reviews, so that each change can be put back and done again. See `Watch`. */
  watch(): Watch {
    return this.#facts.watch();
  }

  /** Every unit of the tree, and any other for which something counts, with its number. The indicator MUST be one of the constructor's. */
  measure(indicator: Measured, question: FoldQuestion): ReadonlyMap<string, FoldAnswer> {
    const { day } = question;
    const { due, target } = indicator;
    const now = this.slices(indicator, question);
    const atDue = day < due ? null : day === due ? now : this.slices(indicator, { ...question, day: due });
    const tree = this.tree(question);
    const read = { kind: indicator.kind, parameters: parametersOf(indicator) };
    const units = new Set([...tree.units, ...now.keys(), ...(atDue?.keys() ?? [])]);
    return new Map(
      [...units].map((unit): [string, FoldAnswer] => {
        const sums = { now: now.get(unit) ?? nothing, atDue: atDue === null ? null : (atDue.get(unit) ?? nothing) };
        return [unit, { assessment: assessIndicator(read, { target, due, day, ...sums }), ...sums }];
      }),
    );
  }

  /** The sums of units with what lies below them, by slice, on one day; a unit in which nothing counts is absent. */
  slices(indicator: Pick<Measured, 'kind' | 'parameters'>, question: FoldQuestion): ReadonlyMap<string, Slices> {
    const kind = kindOf(indicator);
    const tree = this.tree(question);
    const rollUp = new RollUp(tree, kind.series === true);
    kind.fold.measure(
      parametersOf(indicator),
      this.#point(dayNumber(question.day), tree, question.basis ?? 'all'),
      rollUp,
    );
    return rollUp.slices();
  }

  /** The tree that numbers are asked in. That of a fold which has read on may be asked of here as `organisation`. */
  tree({ day, organisation = 'then', grouping }: Omit<FoldQuestion, 'basis'>): Tree {
    const on = dayNumber(day);
    const tree = organisation === 'then' ? this.organisation.tree(this.#known, on) : organisation;
    if (grouping === undefined) return tree;
    const found = (kind: string) => this.#facts.find(kind, 'entry', 'all', false);
    return new GroupedTree(tree, groupsOn(found, grouping.register, on), grouping.top);
  }

  get #known(): number {
    return this.organisationAt ?? this.position;
  }

  #point(day: number, tree: Tree, basis: Basis): FoldPoint {
    return {
      day,
      about: (fact, by) => this.#facts.find(fact, by, basis, false),
      reports: (fact, by) => this.#facts.find(fact, by, basis, true),
      isWithin: (unit, top) => tree.isWithin(unit, top),
      wasWithin: (unit, top, position) => this.organisation.treeToday(position).isWithin(unit, top),
      typeOn: (unit, on) => this.organisation.type(unit, this.#known, on),
    };
  }
}

/** The fact kinds that an indicator reads. */
export const factKindsOf = (one: Pick<Measured, 'kind' | 'parameters'>): ReadonlySet<string> =>
  new Set(
    kindOf(one)
      .fold.reads(parametersOf(one))
      .map(({ fact }) => fact),
  );

const kindOf = ({ kind }: Pick<Measured, 'kind'>): MeasureKind => measureKinds[kind];
const parametersOf = (one: Pick<Measured, 'kind' | 'parameters'>): unknown =>
  kindOf(one).parameters.parse(one.parameters);

/** One layout for each fact kind that anything reads, of all that is read of it. */
function layoutsOf(kinds: FactKinds, reads: readonly Read[]): ReadonlyMap<string, Layout> {
  return new Map(
    [...Map.groupBy(reads, ({ fact }) => fact)].map(([name, own]) => {
      const kind = kinds.get(name);
      if (kind === undefined) throw new Error(`a definition reads ${name}: this ledger has no such fact kind`);
      return [name, new Layout(name, kind, own)];
    }),
  );
}
