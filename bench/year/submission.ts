import type { DemoFact } from '@duibiao/demonstration';
import { readHead } from '@duibiao/ledger';
import { ledger } from '../rig/filling.js';
import { series } from '../rig/series.js';
import type { Line } from '../rig/table.js';
import { type FilledYear, tellBesides } from './fill.js';
import type { Written } from './play.js';
import { project } from '../rig/projecting.js';
import type { Telling } from './tellings.js';

/** Single facts of one round, of as many kinds as there are. */
const FACTS_A_ROUND = 36;

/** A fact that is submitted by itself. */
interface Single {
  readonly unit: string;
  readonly fact: DemoFact;
}

/**
 * What one submission of one fact costs the projector, in a small ledger and in a big one: the same facts in both, one after the
 * other. What the same city says besides these facts is projected in both before.
 */
export async function submissionLines(
  small: FilledYear,
  big: FilledYear,
  rounds: number,
  note: (line: string) => void,
): Promise<Line[]> {
  const telling = tellBesides(small);
  const { before, single } = parted(telling, rounds + 1);
  for (const year of [small, big]) {
    await year.player.name([telling]);
    await year.player.play(before.map((command) => year.player.written(telling, command)));
    await project(year, await headOf(year));
  }
  const each: { readonly kind: string; readonly small: number; readonly big: number; readonly round: number }[] = [];
  let isSmallFirst = true;
  for (const [round, facts] of single.entries()) {
    for (const one of facts) {
      const ms = new Map<FilledYear, number>();
      for (const year of isSmallFirst ? [small, big] : [big, small]) ms.set(year, await projected(year, telling, one));
      isSmallFirst = !isSmallFirst;
      each.push({ kind: one.fact.kind, small: ms.get(small) ?? 0, big: ms.get(big) ?? 0, round });
    }
  }
  // The first round only warms up.
  const measured = each.filter(({ round }) => round > 0);
  const medians = Array.from({ length: rounds }, (_, index) => {
    const own = measured.filter(({ round }) => round === index + 1);
    return { small: medianOf(own.map((one) => one.small)), big: medianOf(own.map((one) => one.big)) };
  });
  const kinds = [...Map.groupBy(measured, ({ kind }) => kind)]
    .map(([kind, own]) => ({
      kind,
      small: medianOf(own.map((one) => one.small)),
      big: medianOf(own.map((one) => one.big)),
    }))
    .sort((one, other) => other.big / other.small - one.big / one.small);
  const shown = kinds.map((one) => `${one.kind} ${one.small.toFixed(1)} → ${one.big.toFixed(1)}`);
  note(`The year, one submission by kind, ms in the small and the big ledger: ${shown.join(', ')}`);
  const entries = ({ entries: count }: FilledYear): string => count.toLocaleString('en');
  return [
    {
      load: `year, one submission projected: ${entries(big)} against ${entries(small)} facts`,
      unit: 'ms; ratio big / small',
      ours: series(medians.map((one) => one.big)),
      floor: series(medians.map((one) => one.small)),
      ratio: series(medians.map((one) => one.big / one.small)),
      target: { of: 'ratio', atMost: 1.5 },
    },
  ];
}

const medianOf = (figures: readonly number[]): number => series(figures).median;

const headOf = async ({ api }: FilledYear): Promise<bigint> => (await readHead(api, ledger))?.position ?? 0n;

async function projected(year: FilledYear, telling: Telling, { unit, fact }: Single): Promise<number> {
  const command = { kind: 'submit', n: 0, recordedAt: '', unit, facts: [fact] } as const;
  await year.player.play([year.player.written(telling, command)]);
  const { seconds, facts } = await project(year, await headOf(year));
  if (facts !== 1) throw new Error(`one fact was to be projected, not ${facts}`);
  return seconds * 1_000;
}

/** What is said in one go, and single facts for so many rounds: the last of each kind that nobody changes later. */
function parted(
  { commands }: Telling,
  rounds: number,
): { readonly before: readonly Written[]; readonly single: readonly (readonly Single[])[] } {
  const written = commands.filter((command) => command.kind !== 'subjects');
  const changed = new Set(written.flatMap((command) => (command.kind === 'submit' ? [] : [command.fact])));
  const free = written.flatMap((command): Single[] =>
    command.kind === 'submit'
      ? command.facts.filter((fact) => !changed.has(fact)).map((fact) => ({ unit: command.unit, fact }))
      : [],
  );
  const kinds = [...Map.groupBy(free, ({ fact }) => fact.kind).values()].sort(
    (one, other) => other.length - one.length,
  );
  const single = Array.from({ length: rounds }, () => {
    const facts = kinds.flatMap((own) => own.splice(-1));
    const more = kinds.slice(0, Math.max(0, FACTS_A_ROUND - facts.length));
    return [...facts, ...more.flatMap((own) => own.splice(-1))];
  });
  const taken = new Set(single.flat().map(({ fact }) => fact));
  const before = written.flatMap((command): Written[] => {
    if (command.kind !== 'submit') return [command];
    const facts = command.facts.filter((fact) => !taken.has(fact));
    return facts.length === 0 ? [] : [{ ...command, facts }];
  });
  return { before, single };
}
