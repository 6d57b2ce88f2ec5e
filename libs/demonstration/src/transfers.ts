import type { Cast } from './cast.js';
import { isInScope, type Graduate } from './graduates.js';
import { Journey, LAST_ACCEPTED } from './journey.js';
import type { Random } from './random.js';
import { reasons } from './reasons.js';
import { falseStep, type Report } from './report.js';

/** What units report of a graduate's transfers after the marking day. */
export function transferReports(graduate: Graduate, markDay: number, cast: Cast, random: Random): Report[] {
  const journey = new Journey(graduate, cast, random, markDay);
  // A few who graduate late are accepted elsewhere all the same: they stay out of the number.
  if (graduate.isLinked || (graduate.mark === 'delayed' && random.chance(60))) return leaving(journey);
  return isInScope(graduate) ? staying(journey) : [];
}

/** Accepted elsewhere in the end, most at once, some after a return or a cancellation. */
function leaving(journey: Journey): Report[] {
  const { way, began, random } = journey;
  const draw = random.between(0, 999);
  if (draw < 70) {
    const returnedOn = began + random.between(3, 20);
    const next = draw < 45 ? { ...way, attempt: 2 } : journey.elsewhere(way);
    const again = returnedOn + random.between(1, 12);
    return [
      journey.begin(way, began),
      journey.report('transfer.returned', way, returnedOn, journey.receiver(way)),
      journey.begin(next, again),
      ...journey.arrive(next, journey.acceptedAfter(again)),
    ];
  }
  if (draw < 90) {
    const cancelledOn = began + random.between(1, 15);
    const next = journey.elsewhere(way);
    return [
      journey.begin(way, began),
      journey.report('transfer.cancelled', way, cancelledOn, journey.school),
      journey.begin(next, cancelledOn + 1),
      ...journey.arrive(next, journey.acceptedAfter(cancelledOn)),
    ];
  }
  const accepted = journey.acceptedAfter(began);
  const reports = [journey.begin(way, began), ...journey.arrive(way, accepted)];
  return draw < 105 ? [...reports, ...goingOn(journey, accepted)] : reports;
}

/** On to another town: the member counts once. */
function goingOn(journey: Journey, accepted: number): Report[] {
  const { way, random, cast } = journey;
  if (!cast.towns.includes(way.to) || accepted > 280) return [];
  const on = { from: way.to, to: journey.elsewhere(way).to, attempt: 1 };
  const reporter = (town: string): string => (town === cast.silent ? cast.city : town);
  const left = accepted + random.between(5, 30);
  const arrived = Math.min(left + random.between(1, 15), LAST_ACCEPTED);
  return [
    journey.report('transfer.initiated', on, left, reporter(on.from)),
    journey.report('transfer.accepted', on, arrived, reporter(on.to)),
  ];
}

/** In scope and not linked, for one of several reasons. */
function staying(journey: Journey): Report[] {
  const { way, began, random, graduate } = journey;
  const why = random.between(0, 999);
  if (graduate.mark === 'mobile' ? why < 800 : why < 270) return [];
  const begun = journey.begin(way, began);
  if (why < 700) return [begun];
  if (why < 860) {
    const returned = began + random.between(3, 30);
    return [begun, journey.report('transfer.returned', way, returned, journey.receiver(way))];
  }
  if (why < 910) return [begun, journey.report('transfer.cancelled', way, began + 5, journey.school)];
  if (why < 925) {
    const step = { kind: 'transfer.initiated', ...way, day: began, by: journey.school } as const;
    return [falseStep(graduate.member, step, random.pick(reasons.notBegun), random)];
  }
  const day = journey.acceptedAfter(began);
  const step = { kind: 'transfer.accepted', ...way, day, by: journey.receiver(way) } as const;
  return [begun, falseStep(graduate.member, step, random.pick(reasons.notReceived), random)];
}
