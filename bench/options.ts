import { parseArgs } from 'node:util';
import { ClearError } from '@duibiao/platform';

export const loadNames = ['append', 'http', 'projection', 'latency', 'log', 'year'] as const;
/** What is measured of the year once it is projected. */
export const yearParts = ['rebuild', 'compute', 'night', 'query', 'submission'] as const;
export type YearPart = (typeof yearParts)[number];

export type LoadName = (typeof loadNames)[number];

export interface Options {
  /** What is measured, in this order. */
  readonly only: readonly LoadName[];
  /** Length of one round; every figure is the median of `rounds` of them. */
  readonly seconds: number;
  readonly rounds: number;
  /** Facts in the ledger before anything is measured. */
  readonly facts: number;
  /** Facts and units of the ledger of the load `year`. */
  readonly yearFacts: number;
  readonly yearUnits: number;
  readonly yearParts: readonly YearPart[];
  /** Directory for a CPU profile of the API process; none: no profile. */
  readonly profile: string | undefined;
}

/** @throws ClearError (exit code 2) naming what is wrong and what is legal */
export function readOptions(args: readonly string[]): Options {
  const { values } = parsed(args);
  return {
    only: names('only', values.only, loadNames),
    seconds: number('seconds', values.seconds, 0.2, 600),
    rounds: number('rounds', values.rounds, 1, 99),
    facts: number('facts', values.facts, 2_000, 10_000_000),
    yearFacts: number('year-facts', values['year-facts'], 5_000, 10_000_000),
    yearUnits: number('year-units', values['year-units'], 100, 10_000),
    yearParts: names('year-parts', values['year-parts'], yearParts),
    profile: values.profile,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        only: { type: 'string' },
        seconds: { type: 'string', default: '2' },
        rounds: { type: 'string', default: '5' },
        facts: { type: 'string', default: '200000' },
        'year-facts': { type: 'string', default: '1000000' },
        'year-units': { type: 'string', default: '2000' },
        'year-parts': { type: 'string' },
        profile: { type: 'string' },
      },
    });
  } catch (error) {
    const known =
      '--only=append,http,projection,latency,log,year --seconds=2 --rounds=5 --facts=200000 --year-facts=1000000 ' +
      '--year-units=2000 --year-parts=rebuild,compute,night,query,submission --profile=DIRECTORY';
    throw new ClearError(`${(error as Error).message}\nLegal is: npm run bench -- ${known}`, 2);
  }
}

/** Those named, in the order in which they are measured; all where none is. */
function names<N extends string>(option: string, text: string | undefined, legal: readonly N[]): readonly N[] {
  const asked = text?.split(',') ?? legal;
  const unknown = asked.filter((name) => !legal.includes(name as N));
  if (unknown.length > 0) throw new ClearError(`--${option}=${unknown.join(',')}: legal is ${legal.join(', ')}`, 2);
  return legal.filter((name) => asked.includes(name));
}

function number(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (value >= least && value <= most) return value;
  throw new ClearError(`--${name}=${text}: legal is a number from ${least} to ${most}`, 2);
}
