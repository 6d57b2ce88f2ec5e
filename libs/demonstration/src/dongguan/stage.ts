import type { Term } from '../topics/officers.js';
import type { Places } from './places.js';

/** The places, all committees directly under the city, to which the notice is addressed, and their officers. */
export interface Stage extends Places {
  readonly committees: readonly string[];
  readonly terms: readonly Term[];
}
