import type { Entry } from '@duibiao/facts';
import { dayNumber } from '@duibiao/measures';
import { type Result, type ResultHead, resultOf } from '@duibiao/results';
import { type FoldOptions, kindsOf } from '../fold-ledger.js';
import { treeVersion } from '../folded-result.js';
import { LedgerFold } from '../ledger-fold.js';
import { Organisation } from '../organisation.js';
import type { Tree } from '../tree.js';
import type { Watch } from '../watch.js';
import { differencesOf, type LineDifference } from './difference.js';
import { type Stage, stagesOf } from './stages.js';
import { isAbout, type UnitEntry, unitEntryOf } from './unit-entries.js';
import type { View } from './view.js';

/** Two views of one plan. `earlier` MUST NOT know more than `later`; they may be the same. */
export interface TraceQuestion extends Pick<FoldOptions, 'kinds' | 'contentOf'> {
  readonly ledger: string;
  readonly earlier: View;
  readonly later: View;
  /** The unit at the top of the ledger. */
  readonly root: string;
  /** Differences of this unit and all below it alone. */
  readonly unit: string;
  /** Where today is, for `organisation` now: the last position to read. */
  readonly today: number;
  readonly engine: string;
}

/** What is told while it works: entries read, then measurements made. */
export interface Progress {
  readonly phase: 'reading' | 'measuring';
  readonly done: number;
  readonly total: number;
}

/** The answers of both views, whole, and where they differ below the unit asked for. Identical views have no difference. */
export interface Trace {
  readonly earlier: Result;
  readonly later: Result;
  readonly differences: readonly LineDifference[];
  /** Positions at which something was said of units that had a part in a reorganisation of this line, by the step's aspect. */
  reorganised(unit: string, aspect: 'recorded' | 'tree'): readonly number[];
  /** Whether a line is asked for: of a unit at or below that of the question, or of all others (null). */
  isAsked(unit: string | null): boolean;
}

/**
 * Answers two views by one reading of the ledger, and explains where they differ; see `stagesOf` for how causes are found. Memory follows
 * the facts that the indicators can use, and the changes between the positions.
 *
 * `onProgress` may throw to end it. Throws RangeError where entries are missing, Error where a fact kind is not known.
 */
export async function traceViews(
  entries: AsyncIterable<Entry>,
  question: TraceQuestion,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<Trace> {
  const { earlier, later } = question;
  const { fold, watch, organisation, said } = await readThrough(entries, question, onProgress);
  const today = organisation.treeToday(question.today);
  const pause = async (done: number, total: number): Promise<void> => {
    onProgress({ phase: 'measuring', done, total });
    await new Promise(setImmediate);
  };
  const treeOf = ({ position, day, organisation: tree }: View): Tree =>
    tree === 'now' ? today : fold.organisation.tree(position, dayNumber(day));
  const trees = { earlier: treeOf(earlier), later: treeOf(later) };
  const isAsked = (unit: string | null): boolean =>
    unit === null ||
    question.unit === question.root ||
    Object.values(trees).some((tree) => tree.isWithin(unit, question.unit));
  const stages = await stagesOf({ ...question, fold, watch, today, isAsked }, pause);
  const differences = [...stages].flatMap(([indicator, own]) => differencesOf(indicator, own, isAsked));
  return {
    earlier: resultAt(0, stages, headOf(question, earlier, trees.earlier)),
    later: resultAt(-1, stages, headOf(question, later, trees.later)),
    differences,
    isAsked,
    reorganised: (unit, aspect) => {
      const isMeant = ({ position, day }: UnitEntry): boolean =>
        aspect === 'recorded' ? position <= later.position : position > later.position || day > later.day;
      const of = aspect === 'recorded' ? said.filter(({ position }) => position > earlier.position) : said;
      return of
        .filter((one) => isMeant(one) && isAbout(one, unit, [trees.earlier, trees.later, today]))
        .map(({ position }) => position);
    },
  };
}

interface Read {
  readonly fold: LedgerFold;
  readonly watch: Watch;
  /** As it is today, whatever the fold has read. */
  readonly organisation: Organisation;
  /** All that was said of units, up to today. */
  readonly said: readonly UnitEntry[];
}

async function readThrough(
  entries: AsyncIterable<Entry>,
  { earlier, later, today, kinds, contentOf }: TraceQuestion,
  onProgress: (progress: Progress) => void,
): Promise<Read> {
  const indicators = [...earlier.read(earlier.reading), ...later.read(earlier.reading), ...later.read(later.reading)];
  const organisation = new Organisation();
  const said: UnitEntry[] = [];
  let [fold, watch]: [LedgerFold | undefined, Watch | undefined] = [undefined, undefined];
  const total = Math.max(later.position, today);
  for await (const entry of entries) {
    if (entry.position > total) break;
    fold ??= new LedgerFold(kinds ?? (await kindsOf(entry, contentOf)), indicators);
    if (entry.position <= later.position) fold.apply(entry);
    const { body, position } = entry;
    if ('fact' in body) {
      organisation.apply(body, position);
      const entryOfUnit = unitEntryOf(body, position);
      if (entryOfUnit !== undefined) said.push(entryOfUnit);
    }
    if (position === earlier.position) watch = fold.watch();
    if (position % 1000 === 0 || position === total) onProgress({ phase: 'reading', done: position, total });
    if (position === total) break;
  }
  if (fold === undefined || watch === undefined || fold.position < later.position) {
    throw new RangeError(`position ${later.position} does not exist: the last entry is ${fold?.position ?? 0}`);
  }
  return { fold, watch, organisation, said };
}

function headOf({ ledger, root, engine }: TraceQuestion, view: View, tree: Tree): ResultHead {
  const { plan, planVersion, position, day, organisation } = view;
  return {
    ledger,
    plan,
    planVersion,
    position: BigInt(position),
    day,
    organisation,
    organisationVersion: treeVersion(tree),
    root,
    basis: 'all',
    engine,
  };
}

const resultAt = (at: 0 | -1, stages: ReadonlyMap<string, readonly Stage[]>, head: ResultHead): Result =>
  resultOf(
    head,
    [...stages.values()].flatMap((own) => own.at(at)?.lines?.all() ?? []),
  );
