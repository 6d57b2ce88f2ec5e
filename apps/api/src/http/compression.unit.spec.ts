import { gunzipSync } from 'node:zlib';
import { fastify, type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compressAnswers } from './compression.js';

const long = JSON.stringify({
  units: Array.from({ length: 2_000 }, (_, n) => ({ unit: `town.${n}`, name: '东坑镇' })),
});
let server: FastifyInstance;

beforeAll(() => {
  server = fastify();
  compressAnswers(server);
  server.get('/long', () => JSON.parse(long) as unknown);
  server.get('/bytes', (_, reply) => reply.type('application/json').send(Buffer.from(long)));
  server.get('/short', () => ({ unit: 'town.1' }));
  server.get('/named', (_, reply) => reply.header('etag', '"1"').send(JSON.parse(long)));
  server.get('/weakly', (_, reply) => reply.header('etag', 'W/"1"').send(JSON.parse(long)));
});

afterAll(() => server.close());

const get = (url: string, accepted?: string) =>
  server.inject({ url, headers: accepted === undefined ? {} : { 'accept-encoding': accepted } });

describe('an answer', () => {
  it.each(['/long', '/bytes', '/weakly'])('that is long is compressed for who accepts gzip (%s)', async (url) => {
    for (const accepted of ['gzip', 'br, GZIP;q=0.5', '*']) {
      const { rawPayload, headers } = await get(url, accepted);
      expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
      expect(Number(headers['content-length'])).toBe(rawPayload.length);
      expect(rawPayload.length).toBeLessThan(long.length / 4);
      expect(gunzipSync(rawPayload).toString()).toBe(long);
    }
  });

  it('comes as it is to anybody else, and says that it depends on the asker', async () => {
    for (const accepted of [undefined, 'br', 'gzip;q=0', 'identity, gzip;q=0.0, *']) {
      const { body, headers } = await get('/long', accepted);
      expect(headers).toMatchObject({ vary: 'accept-encoding' });
      expect(headers['content-encoding']).toBeUndefined();
      expect(body).toBe(long);
    }
  });

  it('that is short, or that a strong ETag names, comes as it is', async () => {
    for (const url of ['/short', '/named'])
      expect((await get(url, 'gzip')).headers['content-encoding']).toBeUndefined();
  });
});
