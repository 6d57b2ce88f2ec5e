import { readSeeds } from '@duibiao/demonstration';
import { readHead } from '@duibiao/ledger';
import type { Cluster } from '../rig/cluster.js';
import { ledger } from '../rig/filling.js';
import { say } from '../rig/say.js';
import { openYear, publish, type YearLedger } from './ledger.js';
import { countryOf } from './organisation.js';
import { Player } from './play.js';
import { type Telling, tell, tellAll } from './tellings.js';
import { playWeeks } from './weeks.js';

/** A ledger with the year of all cities, not projected, and who says what is said later. */
export interface FilledYear extends YearLedger {
  readonly player: Player;
  readonly entries: bigint;
}

/** The plan's own date. */
const PUBLISHED_ON = '2020-03-13';

/**
 * Fills a ledger through the command path, and has its tables analysed whenever they have doubled: sessions keep the plans that they
 * made for empty ones, and with those a correction among others reads the whole ledger. `facts` and `units` are met as nearly as whole tellings and whole cities allow; none
 * of the facts is told twice.
 */
export async function fillYear(cluster: Cluster, database: string, facts: number, units: number): Promise<FilledYear> {
  const seeds = readSeeds();
  const country = countryOf(seeds.organisation, units);
  const tellings = tellAll(seeds.organisation, country, facts - country.units.length);
  const year = await openYear(cluster, database, country, seeds);
  const player = new Player(year);
  const events = tellings.reduce((sum, telling) => sum + telling.events, 0);
  say(
    `Filling ${database}: ${country.cities.length} cities, ${country.units.length} units, ` +
      `${tellings.length} tellings, ${events.toLocaleString('en')} facts …`,
  );
  let began = performance.now();
  const lap = (what: string): void => {
    say(`  ${what} (${((performance.now() - began) / 1_000).toFixed(0)} s)`);
    began = performance.now();
  };
  await player.name(tellings);
  lap('everybody is named');
  let isPublished = false;
  let analysed = 0n;
  await playWeeks(player, tellings, async (day) => {
    const position = (await readHead(year.api, ledger))?.position ?? 0n;
    if (position >= 2n * analysed) {
      analysed = position;
      await cluster.run(database, 'ANALYZE ledger.events, ledger.grants, vault.subjects');
    }
    if (isPublished || day < PUBLISHED_ON) return;
    await publish(year, seeds.plan);
    isPublished = true;
  });
  lap(`${events.toLocaleString('en')} facts are told`);
  const entries = (await readHead(year.api, ledger))?.position ?? 0n;
  return { ...year, player, entries };
}

/** What the first city says besides: a small telling of its own. */
export const tellBesides = ({ country }: YearLedger): Telling =>
  tell(readSeeds().organisation, country, 0, BESIDES, PERCENT_BESIDES);

/** No ledger is told so often. */
const BESIDES = 8;
const PERCENT_BESIDES = 6;
