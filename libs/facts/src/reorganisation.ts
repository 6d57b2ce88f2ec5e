import type { CheckedFact } from './check-fact.js';
import type { Fact } from './fact.js';
import { show, type Fault } from './fault.js';
import { idOf, idsOf } from './references.js';

/** Unit id → path of unit ids, root first, itself last. */
type Paths = ReadonlyMap<string, readonly string[]>;

/**
 * What is wrong with a change or closing of a unit beyond its fields: a change that changes nothing, a unit that would come below
 * itself, a new parent that the reporting unit has no say in, successors that do not fit how it ends. Empty for other kinds.
 */
export function reorganisationFaults(
  name: string,
  fact: Pick<CheckedFact, 'refs' | 'values'>,
  at: string,
  reporter: string,
  paths: Paths,
): Fault[] {
  const unit = idOf(fact.refs['unit']) ?? '';
  if (name === 'unit.changed') return changeFaults(fact, unit, at, reporter, paths);
  return name === 'unit.closed' ? closingFaults(fact, unit, at, reporter, paths) : [];
}

function changeFaults(
  { refs, values }: Pick<CheckedFact, 'refs' | 'values'>,
  unit: string,
  at: string,
  reporter: string,
  paths: Paths,
): Fault[] {
  const parent = idOf(refs['parent']);
  if (parent === undefined) {
    if (values['type'] !== undefined || values['name'] !== undefined) return [];
    const legal = 'at least one of refs.parent, values.type, values.name';
    return [{ pointer: at, rule: 'no-change', message: `this changes nothing of ${unit}: expected ${legal}`, legal }];
  }
  const pointer = `${at}/refs/parent`;
  if (isAtOrBelow(paths, parent, unit)) return [circle(pointer, parent, unit)];
  if (isAtOrBelow(paths, parent, reporter)) return [];
  return [notYours(pointer, parent, unit, reporter)];
}

function notYours(pointer: string, id: string, unit: string, reporter: string): Fault {
  const legal = `a unit at or below the reporting unit ${reporter}`;
  return { pointer, rule: 'not-yours', message: `${show(id)} cannot be given ${unit}: expected ${legal}`, legal };
}

/** How a unit ends → how many units carry on. */
const successors: Readonly<Record<string, readonly [least: number, most: number, words: string]>> = {
  closed: [0, 0, 'no successors where it is closed'],
  merged: [1, 1, 'the one unit into which it is merged'],
  split: [2, 50, 'at least two units into which it is split'],
};

function closingFaults(
  { refs, values }: Pick<CheckedFact, 'refs' | 'values'>,
  unit: string,
  at: string,
  reporter: string,
  paths: Paths,
): Fault[] {
  const faults: Fault[] = [];
  const ids = idsOf(refs['successors']);
  const pointer = `${at}/refs/successors`;
  const [least, most, legal] = successors[String(values['how'])] ?? [0, 50, ''];
  if (ids.length < least || ids.length > most) {
    const message = `${ids.length} successors: expected ${legal}`;
    faults.push({ pointer, rule: 'successors', message, legal });
  }
  for (const id of ids) {
    if (isAtOrBelow(paths, id, unit)) faults.push(circle(pointer, id, unit));
    else if (!isAtOrBelow(paths, id, reporter)) faults.push(notYours(pointer, id, unit, reporter));
  }
  if (paths.get(unit)?.length === 1) {
    const top = 'a unit that is not at the top';
    faults.push({
      pointer: `${at}/refs/unit`,
      rule: 'root',
      message: `${show(unit)} is at the top and cannot be closed: expected ${top}`,
      legal: top,
    });
  }
  return faults;
}

/** A unit is closed once, whoever says so: what another source knows better is a correction of the fact that closed it. */
export function closedFaults(
  { kind, refs }: Pick<Fact, 'kind' | 'refs'>,
  at: string,
  closed: ReadonlySet<string> | undefined,
): Fault[] {
  const unit = idOf(refs['unit']) ?? '';
  if (kind !== 'unit.closed' || closed?.has(unit) !== true) return [];
  const legal = 'a unit that is not; correct the fact that closed it';
  const message = `${show(unit)} is closed already: expected ${legal}`;
  return [{ pointer: `${at}/refs/unit`, rule: 'closed', message, legal }];
}

const isAtOrBelow = (paths: Paths, unit: string, top: string): boolean => paths.get(unit)?.includes(top) === true;

function circle(pointer: string, id: string, unit: string): Fault {
  const legal = `a unit that is neither ${unit} nor below it`;
  return { pointer, rule: 'circle', message: `${show(id)} is at or below ${unit}: expected ${legal}`, legal };
}
