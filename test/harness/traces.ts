import { randomBytes } from 'node:crypto';
import { createReadStream, readdirSync } from 'node:fs';
import path from 'node:path';
import { errorCode } from '@duibiao/platform';
import { Redis } from 'ioredis';
import type { Pool } from 'pg';

/** A text that stands nowhere else in the world. */
export const canary = (name: string): string => `canary-${name}-${randomBytes(8).toString('hex')}`;

/** What is looked for: texts, and bytes as texts or bytes. */
export type Needle = string | Buffer;

const forms = (needle: Needle): string[] =>
  typeof needle === 'string'
    ? [needle, Buffer.from(needle).toString('hex'), Buffer.from(needle).toString('base64').slice(0, -3)]
    : [needle.toString('hex'), needle.toString('base64').slice(0, -3)];

/** Tables of a database with a row in which one of these stands, in whatever column, those of the system and its statistics included. As a superuser. */
export async function tracesInDatabase(superuser: Pool, needles: readonly Needle[]): Promise<string[]> {
  const { rows } = await superuser.query<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'm') AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg_toast%' ORDER BY 1`,
  );
  const sought = needles.flatMap(forms).map((form) => `%${form}%`);
  const found: string[] = [];
  for (const { name } of rows) {
    // The text of a row shows bytea as hex, jsonb as its text, arrays element by element.
    const asked = `SELECT count(*)::int AS n FROM ${name} t WHERE t::text LIKE ANY ($1)`;
    const { rows: counted } = await superuser.query<{ n: number }>(asked, [sought]);
    if ((counted[0]?.n ?? 0) > 0) found.push(name);
  }
  return found;
}

/** Keys of a Redis whose name or content has one of these. */
export async function tracesInRedis(url: string, needles: readonly Needle[]): Promise<string[]> {
  const redis = new Redis(url, { lazyConnect: true });
  await redis.connect();
  try {
    const keys = await redis.keys('*');
    const contents = await Promise.all(keys.map(async (key) => [key, await redis.dumpBuffer(key)] as const));
    return contents.flatMap(([key, content]) =>
      isIn(Buffer.concat([Buffer.from(key), content ?? Buffer.of()]), needles) ? [key] : [],
    );
  } finally {
    redis.disconnect();
  }
}

/** Whether one of these stands in the bytes, as it is, in hex or in base64. */
export const isIn = (bytes: Buffer | string, needles: readonly Needle[]): boolean => {
  const whole = Buffer.from(bytes);
  return needles.some((needle) => [needle, ...forms(needle)].some((form) => whole.includes(form)));
};

/** Files below a directory in whose bytes one of these stands. What is removed meanwhile is passed by. */
export async function tracesInFiles(directory: string, needles: readonly Needle[]): Promise<string[]> {
  const found: string[] = [];
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const isThere = await isInFile(file, needles).catch((error: unknown) => {
      if (errorCode(error) !== 'ENOENT') throw error;
    });
    if (isThere) found.push(path.relative(directory, file));
  }
  return found;
}

async function isInFile(file: string, needles: readonly Needle[]): Promise<boolean> {
  const longest = Math.max(...needles.map((needle) => Buffer.from(needle).length));
  let end = Buffer.of();
  for await (const chunk of createReadStream(file, { highWaterMark: 2 ** 20 })) {
    const bytes = Buffer.concat([end, chunk as Buffer]);
    if (needles.some((needle) => bytes.includes(needle))) return true;
    end = bytes.subarray(-longest);
  }
  return false;
}
