import type { Replay } from '../api/types.js';
import type { Side } from './side.js';

type Question = Replay['question'];

/** One of the two moments, with where the answer about it stands. */
export interface Stand {
  readonly side: Side;
  /** P and D. */
  readonly position: string;
  readonly on: string;
}

export interface Asked {
  readonly plan: string;
  readonly unit: string | undefined;
  readonly organisation: 'then' | 'now';
  readonly a: Stand;
  readonly b: Stand;
  /** The ledger's own. */
  readonly today: string | undefined;
}

/** Whether a replay was about the two moments that stand side by side, of this unit: its report says nothing of any other. */
export function isAbout({ against, ...replayed }: Question, { plan, unit, organisation, a, b, today }: Asked): boolean {
  if (against.with !== 'replay' || replayed.plan !== plan || replayed.unit !== unit) return false;
  if (replayed.organisation !== organisation || against.organisation !== organisation) return false;
  return standsAt(replayed, b, today) && standsAt(against, a, today);
}

/** What is known today grows on: a replay of it stands at the position that was the newest then, which its report names. */
function standsAt(
  { position, day }: Pick<Question, 'position' | 'day'>,
  { side: { at }, position: known, on }: Stand,
  today: string | undefined,
): boolean {
  const isGrowing = at === undefined || at === today;
  return day === on && (isGrowing || String(position) === known);
}
