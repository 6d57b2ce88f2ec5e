import { createPool } from '@duibiao/platform';
import { createAppender } from '../append.js';
import { randomStream, sample, sampleDraft, sampleRequest } from './sample.js';

/** What a writer process did: every answer that it was given. */
export interface WriterReport {
  readonly appended: readonly {
    readonly submission: string;
    readonly firstPosition: string;
    readonly events: number;
  }[];
  /** Versions of the contended stream that this process won, and how often it lost. */
  readonly won: readonly number[];
  readonly lost: number;
}

/** A process that appends with others: `writer.js URL SUBMISSIONS CONTENDED-STREAM ROUNDS`; reports over its IPC channel. */
async function main([url = '', submissions = '0', contended = '', rounds = '0']: readonly string[]): Promise<void> {
  const pool = createPool({ url, applicationName: 'writer', max: 4 });
  const append = createAppender(pool);
  const appended: { submission: string; firstPosition: string; events: number }[] = [];
  const won: number[] = [];
  let lost = 0;

  const independent = Array.from({ length: 8 }, async (_, lane) => {
    for (let n = lane; n < Number(submissions); n += 8) {
      const request = sampleRequest(Array.from({ length: 1 + (n % 3) }, () => sampleDraft(randomStream())));
      const outcome = await append(sample.ledger, request);
      if (outcome.outcome !== 'appended') throw new Error(`a free stream was refused: ${outcome.outcome}`);
      const { submission, events } = request;
      appended.push({ submission, firstPosition: outcome.firstPosition.toString(), events: events.length });
    }
  });
  const contending = (async () => {
    let version = 0;
    for (let round = 0; round < Number(rounds); round++) {
      const outcome = await append(sample.ledger, sampleRequest([sampleDraft(contended, version)]));
      if (outcome.outcome === 'appended') won.push(++version);
      else if (outcome.outcome === 'conflict') {
        lost += 1;
        version = outcome.streams[0]?.actual ?? 0;
      } else throw new Error(`the contended stream was refused: ${outcome.outcome}`);
    }
  })();
  await Promise.all([...independent, contending]);
  await pool.end();
  process.send?.({ appended, won, lost } satisfies WriterReport);
  process.disconnect();
}

await main(process.argv.slice(2));
