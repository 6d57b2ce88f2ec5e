import type { Words } from './words.js';

/** The units that a ledger opens with: the issuer, all that report to it, and what stands outside. */
export interface Organisation {
  readonly id: string;
  readonly name: Words;
  readonly types: readonly UnitType[];
  /** Parents before their children, otherwise in the order of the file. */
  readonly units: readonly OrgUnit[];
}

/** What sort of unit: a town, a school. */
export interface UnitType {
  readonly id: string;
  readonly name: Words;
}

export interface OrgUnit {
  readonly id: string;
  /** Id of a unit type of the same organisation. */
  readonly type: string;
  /** Unit id; null for a root. */
  readonly parent: string | null;
  readonly name: Words;
  /** First day of the unit, `YYYY-MM-DD`; not before its parent's. */
  readonly opensOn: string;
}
