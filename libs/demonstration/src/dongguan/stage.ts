import type { Term } from '../topics/officers.js';

/** Who plays in the topics of Dongguan's items: the units of each type, all committees under the city, and the officers. */
export interface Stage {
  readonly towns: readonly string[];
  readonly parks: readonly string[];
  readonly universities: readonly string[];
  readonly bureaus: readonly string[];
  readonly schools: readonly string[];
  readonly branches: readonly string[];
  /** Those to which the notice is addressed. */
  readonly committees: readonly string[];
  readonly terms: readonly Term[];
}
