import { createServer, connect as connectTo, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTestQueueDatabase } from '@duibiao/platform/testing';
import { afterEach, expect, test } from 'vitest';
import { answerDoorbells } from './answer.js';
import { prepareQueues, type QueueBackend } from './backend.js';
import { openDoorbell } from './doorbell.js';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** A way to the database that breaks the first connections. */
async function brittle(url: string, broken: number): Promise<{ readonly url: string; readonly server: Server }> {
  const [there, here] = [new URL(url), new URL(url)];
  let count = 0;
  const server = createServer((near) => {
    near.on('error', () => {});
    count += 1;
    if (count <= broken) return near.destroy();
    const far = connectTo(Number(there.port), there.hostname);
    far.on('error', () => near.destroy());
    far.on('close', () => near.destroy());
    near.on('close', () => far.destroy());
    return near.pipe(far).pipe(near);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { readonly port: number };
  [here.hostname, here.port] = ['127.0.0.1', String(port)];
  return { url: here.href, server };
}

test('queues opened while their database is away work as soon as it is there; the process goes on meanwhile', async () => {
  const database = await createTestQueueDatabase();
  closing.push(() => database.drop());
  await prepareQueues({ kind: 'postgres', url: database.url });
  const { url, server } = await brittle(database.url, 6);
  closing.push(() => new Promise((done) => server.close(done)));
  const backend: QueueBackend = { kind: 'postgres', url };
  const answered: string[] = [];
  const worker = answerDoorbells(backend, { answer: (ledger) => Promise.resolve(void answered.push(ledger)) });
  closing.push(() => worker.close());
  const doorbell = openDoorbell(backend);
  closing.push(() => doorbell.close());
  while (answered.length === 0) {
    doorbell.ring('one');
    await sleep(50);
  }
  expect(new Set(answered)).toEqual(new Set(['one']));
});
