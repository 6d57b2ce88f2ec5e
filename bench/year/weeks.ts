import type { Command } from '@duibiao/demonstration';
import { eachOf } from './at-once.js';
import type { Player } from './play.js';
import type { Telling } from './tellings.js';

type Told = Exclude<Command, { kind: 'subjects' }>;

const AT_ONCE = 24;

/** Plays what happens within a week side by side, and one week after the other. What one unit says keeps its order. */
export async function playWeeks(
  player: Player,
  tellings: readonly Telling[],
  isDue: (day: string) => Promise<void>,
): Promise<void> {
  const weeks = new Map<number, Map<string, [Telling, Told][]>>();
  tellings.forEach((telling, index) => {
    for (const command of telling.commands) {
      if (command.kind === 'subjects') continue;
      const week = Math.floor((Date.parse(command.recordedAt.slice(0, 10)) - Date.UTC(2020, 0, 1)) / (7 * 86_400_000));
      const lanes = weeks.get(week) ?? new Map<string, [Telling, Told][]>();
      const lane = lanes.get(`${index} ${command.unit}`) ?? [];
      lane.push([telling, command]);
      weeks.set(week, lanes.set(`${index} ${command.unit}`, lane));
    }
  });
  for (const [week, lanes] of [...weeks].sort(([one], [other]) => one - other)) {
    await isDue(new Date(Date.UTC(2020, 0, 1 + week * 7)).toISOString().slice(0, 10));
    weeks.delete(week);
    const begins = (lane: readonly (readonly [Telling, Told])[]): string => lane[0]?.[1].recordedAt ?? '';
    const inOrder = [...lanes.values()].sort((one, other) => (begins(one) < begins(other) ? -1 : 1));
    await eachOf(inOrder, AT_ONCE, (lane) =>
      player.play(lane.map(([telling, command]) => player.written(telling, command))),
    );
  }
}
