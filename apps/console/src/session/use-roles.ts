import { useMemo } from 'react';
import type { Me, Unit } from '../api/types.js';
import { useUnitsNow } from '../view/use-units.js';
import { useView } from '../view/view.js';
import { useMe } from './session.js';

type LedgerOfMe = Me['ledgers'][number];
export type Grant = LedgerOfMe['grants'][number];
export type Role = Grant['role'];

/** What the key may do in this ledger, in order to say why a button is not there; the API decides. */
export interface Roles {
  readonly principal: string | undefined;
  readonly grants: readonly Grant[];
  readonly root: string | undefined;
  /** Whether the role is held on the unit or above it. */
  readonly holds: (role: Role, unit: string) => boolean;
  readonly holdsOnRoot: (role: Role) => boolean;
  /** The units at or below the grants of a role, as the organisation is now. */
  readonly unitsOf: (role: Role) => readonly Unit[];
}

export function useRoles(): Roles {
  const { ledger } = useView();
  const { data: me } = useMe();
  const { data } = useUnitsNow();
  return useMemo(() => {
    const here = me?.ledgers.find(({ id }) => id === ledger);
    const grants = here?.grants ?? [];
    const units = data?.units ?? [];
    const parents = new Map(units.map(({ id, parent }) => [id, parent]));
    const holds = (role: Role, unit: string): boolean => {
      const on = new Set(grants.filter((grant) => grant.role === role).map((grant) => grant.unit));
      for (let at: string | null | undefined = unit; at; at = parents.get(at)) if (on.has(at)) return true;
      return false;
    };
    return {
      principal: me?.principal,
      grants,
      root: here?.root,
      holds,
      holdsOnRoot: (role) => here !== undefined && holds(role, here.root),
      unitsOf: (role) => units.filter(({ id }) => holds(role, id)),
    };
  }, [me, ledger, data]);
}

/** The ledger's own day: a demonstration's clock is not this machine's. */
export function useToday(): string | undefined {
  const { ledger } = useView();
  const { data: me } = useMe();
  const here = me?.ledgers.find(({ id }) => id === ledger);
  return here === undefined ? undefined : localDay(here.now, here.timeZone);
}

/** The calendar day of an instant in a time zone, YYYY-MM-DD. */
export const localDay = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(instant),
  );

/** An instant as people read it, in the time zone of the ledger, to the second. */
export function useInstant(): (instant: string) => string {
  const { ledger } = useView();
  const { data: me } = useMe();
  const timeZone = me?.ledgers.find(({ id }) => id === ledger)?.timeZone;
  return useMemo(() => {
    const format = new Intl.DateTimeFormat('sv-SE', {
      dateStyle: 'short',
      timeStyle: 'medium',
      ...(timeZone === undefined ? {} : { timeZone }),
    });
    return (instant) => format.format(new Date(instant));
  }, [timeZone]);
}
