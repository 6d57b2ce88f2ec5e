import type { ResultIndicator } from '@duibiao/results';
import { factKindsOf, type LedgerFold } from '../ledger-fold.js';
import { isUnitFact } from '../organisation.js';
import type { Tree } from '../tree.js';
import type { Change, Watch } from '../watch.js';
import { type Cause, changeCauses } from './cause.js';
import { type Effect, effectsOf } from './effects.js';
import { foldedLines } from '../folded-lines.js';
import { IndicatorLines } from './lines.js';
import type { View } from './view.js';

/**
 * What it is about a cause: of an amendment the part of the version that differs (`indicator`: only one of them has it); of a reorganisation whether more is
 * known of it (`recorded`), or another tree is asked for (`tree`).
 */
export type Aspect = 'indicator' | 'parameters' | 'target' | 'due' | 'recorded' | 'tree';

/** What an indicator says after one cause more was applied; null where the version has no such indicator. */
export interface Stage {
  /** Null: the earlier view itself. */
  readonly cause: Cause | null;
  readonly aspect?: Aspect;
  readonly lines: IndicatorLines | null;
  /** What single changes did, where the cause has such. */
  readonly effects: readonly Effect[];
}

/** A fold that has read up to the later position, and noted since the earlier one what changed. */
export interface Watched {
  readonly fold: LedgerFold;
  readonly watch: Watch;
  /** Today's tree. */
  readonly today: Tree;
  readonly root: string;
  readonly earlier: View;
  readonly later: View;
  /** Whether differences of a unit (null: of all others) are asked for. */
  isAsked(unit: string | null): boolean;
}

/** Called after each indicator is measured; may throw to end it all. Gives way to other work. */
export type Pause = (done: number, total: number) => Promise<void>;

/**
 * What every indicator says on the way from the earlier view to the later one, on which one thing changes at a time, everything else as it
 * was; so each difference has the cause that was applied when it came, and the differences of the stages add up to that of the views.
 *
 * The order is fixed. First, for the day of the earlier view, in its tree, by its plan: facts voided since, corrected, arrived late, reviews,
 * the organisation; then the later day, tree, version of the plan (parameters, target, due day) and reading. Where two causes meet in one line, such as a late
 * fact that a review sent back, each has what it does at its turn; what only exists between the days is the day's.
 */
export async function stagesOf(watched: Watched, pause: Pause): Promise<ReadonlyMap<string, readonly Stage[]>> {
  const walk = new Walk(watched, pause);
  await walk.facts();
  await walk.question();
  return walk.stages;
}

interface Asked {
  readonly indicator: ResultIndicator;
  readonly day: string;
  readonly organisation: 'then' | 'now';
}

class Walk {
  readonly stages = new Map<string, Stage[]>();
  readonly #reads = new Map<string, ReadonlySet<string>>();
  readonly #indicators: readonly ResultIndicator[];
  readonly #total: number;
  #done = 0;

  constructor(
    private readonly watched: Watched,
    private readonly pause: Pause,
  ) {
    const { earlier, later } = watched;
    this.#indicators = earlier.read(earlier.reading);
    this.#total = 6 * this.#indicators.length + later.read(later.reading).length;
  }

  /** From the earlier position to the later one, for the earlier view's day. */
  async facts(): Promise<void> {
    const { fold, watch, earlier, later } = this.watched;
    const changes = watch.changes();
    for (const change of changes) watch.put(change, 'before');
    fold.organisationAt = earlier.position;
    for (const indicator of this.#indicators) {
      this.#reads.set(indicator.id, factKindsOf(indicator));
      this.stages.set(indicator.id, [{ cause: null, lines: this.#lines(this.#earlier(indicator)), effects: [] }]);
      await this.#pause();
    }
    const ofUnits = (change: Change): boolean => 'kind' in change && isUnitFact(change.kind);
    for (const cause of changeCauses) {
      await this.#changes(
        cause,
        changes.filter((change) => change.cause === cause && !ofUnits(change)),
      );
    }
    for (const change of changes.filter(ofUnits)) watch.put(change, 'after');
    fold.organisationAt = later.position;
    const isReorganised = fold.organisation.saidBetween(earlier.position, later.position).length > 0;
    for (const indicator of this.#indicators) {
      if (isReorganised)
        this.#push(indicator.id, 'reorganisation', this.#lines(this.#earlier(indicator)), [], 'recorded');
      await this.#pause();
    }
  }

  /** From the earlier question to the later one, at the later position. */
  async question(): Promise<void> {
    const { earlier, later } = this.watched;
    const old = byId(earlier.read(earlier.reading));
    const amended = byId(later.read(earlier.reading));
    for (const to of later.read(later.reading)) {
      const from = old.get(to.id);
      if (from === undefined) {
        this.stages.set(to.id, [{ cause: null, lines: null, effects: [] }]);
        this.#push(to.id, 'amendment', this.#lines({ ...later, indicator: to }), [], 'indicator');
      } else await this.#questionOf(from, amended.get(to.id) ?? to, to);
      await this.#pause();
    }
    for (const id of old.keys()) if (!amended.has(id)) this.#push(id, 'amendment', null, [], 'indicator');
  }

  async #questionOf(from: ResultIndicator, amended: ResultIndicator, to: ResultIndicator): Promise<void> {
    const { earlier, later } = this.watched;
    const asked: { -readonly [K in keyof Asked]: Asked[K] } = { ...this.#earlier(from) };
    const step = (cause: Cause, change: Partial<Asked>, aspect?: Aspect): void => {
      Object.assign(asked, change);
      this.#push(to.id, cause, this.#lines(asked), [], aspect);
    };
    if (earlier.day !== later.day) step('day', { day: later.day });
    if (earlier.organisation !== later.organisation)
      step('reorganisation', { organisation: later.organisation }, 'tree');
    let now = from;
    const { kind, parameters, target, due } = amended;
    if (!isSame([now.kind, now.parameters], [kind, parameters])) {
      step('amendment', { indicator: (now = { ...now, kind, parameters }) }, 'parameters');
    }
    if (!isSame(now.target, target)) step('amendment', { indicator: (now = { ...now, target }) }, 'target');
    if (now.due !== due) step('amendment', { indicator: { ...now, due } }, 'due');
    if (!isSame(parameters, to.parameters)) step('reading', { indicator: to });
  }

  async #changes(cause: (typeof changeCauses)[number], changes: readonly Change[]): Promise<void> {
    const { watch } = this.watched;
    const isAsked = (unit: string | null): boolean => this.watched.isAsked(unit);
    for (const change of changes) watch.put(change, 'after');
    for (const indicator of this.#indicators) {
      const reads = this.#reads.get(indicator.id);
      const own = changes.filter((change) => change.cause === 'review' || reads?.has(change.kind));
      const before = this.stages.get(indicator.id)?.at(-1)?.lines ?? null;
      if (own.length > 0 && before !== null) {
        const measure = (): IndicatorLines => this.#lines(this.#earlier(indicator));
        const after = measure();
        const differing = before.differing(after);
        if (differing.length > 0) {
          let effects: readonly Effect[] = [];
          if (differing.some(isAsked)) {
            for (const change of own) watch.put(change, 'before');
            effects = effectsOf(own, before, after, { put: watch.put, measure, isAsked });
          }
          this.#push(indicator.id, cause, after, effects);
        }
      }
      await this.#pause();
    }
  }

  #push(
    indicator: string,
    cause: Cause,
    lines: IndicatorLines | null,
    effects: readonly Effect[] = [],
    aspect?: Aspect,
  ): void {
    this.stages.get(indicator)?.push({ cause, lines, effects, ...(aspect && { aspect }) });
  }

  #earlier(indicator: ResultIndicator): Asked {
    const { day, organisation } = this.watched.earlier;
    return { indicator, day, organisation };
  }

  #lines({ indicator, day, organisation }: Asked): IndicatorLines {
    const { fold, today, root } = this.watched;
    const question = { day, organisation: organisation === 'now' ? today : organisation, root };
    return new IndicatorLines(foldedLines(fold, indicator, question));
  }

  #pause(): Promise<void> {
    return this.pause((this.#done += 1), this.#total);
  }
}

const byId = (indicators: readonly ResultIndicator[]): ReadonlyMap<string, ResultIndicator> =>
  new Map(indicators.map((one) => [one.id, one]));

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a, plain) === JSON.stringify(b, plain);
const plain = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);
