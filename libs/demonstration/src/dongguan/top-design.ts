import { dayNumber } from '../calendar.js';
import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import { tellEvents, tellSample } from '../topics/samples.js';
import type { World } from '../world.js';

/** Items 24 and 25, besides the stages of the talent pool: the joint conference is there, the plan was issued in autumn. */
export function tellTopDesign(world: World): Report[] {
  const { root } = world;
  const teller = new Teller(world, world.random('top design'));
  const plan = { type: 'issued', matter: 'youth-development-plan' };
  const conference = { body: 'youth-joint-conference', unit: root };
  return [
    teller.exactly(
      root,
      'document.issued',
      { document: 'document/youth-development-plan', unit: root },
      dayNumber(11, 5),
      plan,
    ),
    teller.exactly(root, 'body.founded', conference, dayNumber(7, 15), { type: 'youth-joint-conference' }),
    ...tellSample(world, 'youth-policy', {
      kind: 'document.issued',
      thing: 'document',
      values: [{ type: 'issued', matter: 'youth-policy' }],
      units: [root],
      each: 3,
      days: [100, 300],
    }),
    ...tellEvents(world, 'talent-association', [root], [{ campaign: 'talent-association' }], { each: 3 }),
  ];
}
