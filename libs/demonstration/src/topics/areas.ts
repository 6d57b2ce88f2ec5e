import { isoDay } from '../calendar.js';
import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import type { World } from '../world.js';

/** 六大片区. Which town belongs to which is taken for the demonstration: the plan names six and none of them. */
const areas = ['城区片区', '松山湖片区', '滨海片区', '水乡新城片区', '东部产业园片区', '东南临深片区'];

/** Enters each unit under its area, in runs of the organisation's order. */
export function tellAreas(world: World, units: readonly string[]): Report[] {
  const teller = new Teller(world, world.random('areas'));
  return units.map((unit, index) => {
    const category = areas[Math.trunc((index * areas.length) / units.length)] ?? '';
    const values = { register: '六大片区', category };
    return teller.ruled('register.entered', { entry: unit, unit }, { occurredOn: isoDay(-365) }, values, 0);
  });
}
