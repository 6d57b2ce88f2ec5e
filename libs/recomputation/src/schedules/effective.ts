import type { Schedule } from '@duibiao/plan';
import type { ZonedSchedule } from './periods.js';
import type { SetSchedules } from './set-schedules.js';

/** A version of a plan as far as schedules go. */
export interface ScheduledVersion {
  readonly timeZone: string;
  readonly schedules: readonly Schedule[];
  /** When it was published, on the ledger's clock. */
  readonly recordedAt: string;
}

/** A schedule in force. */
export interface EffectiveSchedule extends ZonedSchedule {
  readonly plan: string;
  /** Whether the plan's file states it, or an operator set it. */
  readonly source: 'plan' | 'operator';
  /** Ticks after this moment of the ledger's clock count. */
  readonly since: string;
}

/**
 * The schedules of a plan that are in force: what an operator set, else what the newest version states. Each holds since it was first stated as it
 * is now, and not before `released`, the moment at which a demonstration's clock went on by itself.
 */
export function effectiveSchedules(
  plan: string,
  versions: readonly ScheduledVersion[],
  set: SetSchedules | undefined,
  released: string | null,
): readonly EffectiveSchedule[] {
  const later = (moment: string): string =>
    released !== null && Date.parse(released) > Date.parse(moment) ? released : moment;
  if (set !== undefined) {
    return set.schedules.map((one) => ({ ...one, plan, source: 'operator', since: later(set.setAt) }));
  }
  const newest = versions.at(-1);
  if (newest === undefined) return [];
  return newest.schedules.map((one) => ({
    ...one,
    plan,
    timeZone: newest.timeZone,
    source: 'plan',
    since: later(statedSince(versions, one, newest.timeZone)),
  }));
}

/** When the oldest of the last versions that all state it so was published. */
function statedSince(versions: readonly ScheduledVersion[], { id, kind, cron }: Schedule, timeZone: string): string {
  const states = (version: ScheduledVersion): boolean =>
    version.timeZone === timeZone &&
    version.schedules.some((one) => one.id === id && one.kind === kind && one.cron === cron);
  const before = versions.findLastIndex((version) => !states(version));
  return versions[before + 1]?.recordedAt ?? '';
}
