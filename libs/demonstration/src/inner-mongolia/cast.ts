import type { World } from '../world.js';

/** The few units that report what is only counted, and what is due from everybody of their level. */
export interface Few {
  /** 盟市. */
  readonly leagues: readonly string[];
  readonly counties: readonly string[];
  readonly universities: readonly string[];
  readonly enterprises: readonly string[];
  /** Of every level. */
  readonly mixed: readonly string[];
}

/** None of them is silent. */
export function fewOf(world: World): Few {
  const leagues = ['nm.hhht', 'nm.cf', 'nm.tl', 'nm.hlbe'];
  const counties = ['nm.hhht.04', 'nm.cf.01', 'nm.tl.01', 'nm.mzl'];
  const universities = world.units('university').slice(0, 4);
  const enterprises = world.units('enterprise').slice(0, 3);
  const mixed = ['nm.hhht', 'nm.hhht.04', 'nm.cf', 'nm.cf.01', 'nm.univ.01', 'nm.tl', 'nm.mzl', 'nm.hlbe'];
  return { leagues, counties, universities, enterprises, mixed };
}
