import { Connection } from '../http/generator.js';
import { answer, asked } from '../rig/apart.js';

/** What is asked of each indicator, one question after the other, for so many rounds of so many seconds after one that is not measured. */
export interface QueryQuestion {
  readonly port: number;
  readonly key: string;
  readonly indicators: readonly string[];
  /** Members of the query besides the indicator. */
  readonly query: Readonly<Record<string, string>>;
  readonly rounds: number;
  readonly seconds: number;
}

/** A question's indicator with the milliseconds until its answer was here. */
export type Asked = readonly [indicator: string, ms: number];

export interface QueryAnswer {
  readonly rounds: readonly (readonly Asked[])[];
  /** Units in one answer. */
  readonly units: number;
}

async function run({ port, key, indicators, query, rounds, seconds }: QueryQuestion): Promise<QueryAnswer> {
  const connection = await Connection.open(port);
  let units = 0;
  const ask = async (indicator: string): Promise<Asked> => {
    const search = new URLSearchParams({ ...query, indicator }).toString();
    const from = performance.now();
    const { status, body } = await connection.ask(
      `GET /v1/ledgers/bench/attainments?${search} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: Bearer ${key}\r\n\r\n`,
    );
    const ms = performance.now() - from;
    if (status !== 200) throw new Error(`a question was answered ${status}: ${body.slice(0, 300)}`);
    units = (JSON.parse(body) as { attainments: readonly unknown[] }).attainments.length;
    return [indicator, ms];
  };
  const round = async (): Promise<readonly Asked[]> => {
    const until = performance.now() + seconds * 1_000;
    const all: Asked[] = [];
    while (all.length < indicators.length || performance.now() < until) {
      all.push(await ask(indicators[all.length % indicators.length] ?? ''));
    }
    return all;
  };
  await round();
  const measured: (readonly Asked[])[] = [];
  while (measured.length < rounds) measured.push(await round());
  connection.close();
  return { rounds: measured, units };
}

answer(await run(asked() as QueryQuestion));
