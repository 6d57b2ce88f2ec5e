import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib';
import { fastify, type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveConsole } from './serve-console.js';

const page = '<!doctype html><title>对表</title><script type="module" src="/assets/main-4f2a.js"></script>';
const script = 'console.log("对表")';
let directory: string;
let server: FastifyInstance;

beforeAll(async () => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'duibiao-console-'));
  mkdirSync(path.join(directory, 'assets'));
  writeFileSync(path.join(directory, 'index.html'), page);
  writeFileSync(path.join(directory, 'assets', 'main-4f2a.js'), script);
  writeFileSync(path.join(directory, 'assets', 'main-4f2a.js.br'), brotliCompressSync(script));
  writeFileSync(path.join(directory, 'assets', 'main-4f2a.js.gz'), gzipSync(script));
  writeFileSync(path.join(directory, 'assets', 'plain-1a.css'), 'body { margin: 0 }');
  server = await serving(directory);
});
afterAll(async () => {
  await server.close();
  rmSync(directory, { recursive: true, force: true });
});

async function serving(from: string): Promise<FastifyInstance> {
  const made = fastify();
  await serveConsole(made, from);
  made.get('/v1/ledgers', () => ({ ledgers: [] }));
  return made;
}

const get = (url: string, headers: Readonly<Record<string, string>> = { accept: 'text/html,*/*;q=0.8' }) =>
  server.inject({ url, headers });

describe('the page', () => {
  it.each(['/', '/?at=100', '/ledgers/dongguan/board?unit=dg.town.01', '/v1ewer', '/healthy'])(
    'is at %s, asked anew each time, and lets nothing in from outside',
    async (url) => {
      const { statusCode, headers, body } = await get(url);
      expect([statusCode, body]).toEqual([200, page]);
      expect(headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'self'");
      expect(policy.match(/[a-z-]+ [^;]*'unsafe-[^;]*/g)).toEqual(["style-src 'self' 'unsafe-inline'"]);
      expect(policy).not.toMatch(/https?:|\*/);
    },
  );

  it('is at / for whoever asks, elsewhere for who accepts HTML', async () => {
    expect((await get('/', { accept: '*/*' })).body).toBe(page);
    expect((await get('/board', { accept: 'application/json' })).statusCode).toBe(404);
    expect((await server.inject({ method: 'HEAD', url: '/' })).statusCode).toBe(200);
    expect((await server.inject({ method: 'POST', url: '/', headers: { accept: 'text/html' } })).statusCode).toBe(404);
  });

  it.each(['/v1/nothing', '/v1', '/docs/nothing', '/health/nothing', '/metrics/nothing', '/assets/old-1.js'])(
    'is not at %s',
    async (url) => {
      const { statusCode, body } = await get(url);
      expect(statusCode).toBe(404);
      expect(body).not.toContain('<script');
    },
  );

  it('that is not built is said in a sentence', async () => {
    const without = await serving(path.join(directory, 'nowhere'));
    const { statusCode, headers, body } = await without.inject({ url: '/' });
    expect(statusCode).toBe(404);
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(body).toMatch(/^The console is not built here.*\n$/);
    await without.close();
  });
});

describe('assets', () => {
  it('are kept for ever, and never taken for something else', async () => {
    const { headers, body } = await get('/assets/plain-1a.css');
    expect(body).toBe('body { margin: 0 }');
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/css; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
  });

  it('come as they were compressed when they were built, for who accepts that', async () => {
    const asked = await get('/assets/main-4f2a.js', { 'accept-encoding': 'gzip, deflate, br' });
    expect(asked.headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': expect.stringMatching(/^(text|application)\/javascript/) as string,
      vary: expect.stringMatching(/accept-encoding/i) as string,
    });
    expect(brotliDecompressSync(asked.rawPayload).toString()).toBe(script);
    expect((await get('/assets/main-4f2a.js', { 'accept-encoding': 'gzip' })).headers['content-encoding']).toBe('gzip');
    expect((await get('/assets/main-4f2a.js', {})).body).toBe(script);
  });

  it.each(['/assets/../index.html', '/assets/..%2findex.html', '/assets/%2e%2e/index.html', '/assets/'])(
    'end at their directory: %s',
    async (url) => {
      expect((await get(url, {})).statusCode).toBeGreaterThanOrEqual(400);
    },
  );
});
