import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deriveSecrets, loadSecrets, type Secrets } from './secrets.js';

let home: string;
beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'duibiao-secrets-'));
});
afterEach(() => rmSync(home, { recursive: true }));

/** All that is derived, as bytes and texts. */
const spelled = (secrets: Secrets | undefined) => ({ ...secrets, signingKey: secrets?.signingKey('a log') });

test('keys follow from the secret alone, and differ by use', () => {
  const [one, again, other] = [1, 1, 2].map((byte) => deriveSecrets(Buffer.alloc(32, byte)));
  expect(spelled(one)).toEqual(spelled(again));
  expect(spelled(one)).not.toEqual(spelled(other));
  const signing = ['a log', 'another log'].map((name) => one?.signingKey(name));
  const keys = [one?.vaultKey, one?.subjectLookupKey, one?.idempotencyKey, ...signing].map((key) =>
    key?.toString('base64url'),
  );
  const all = [...keys, ...Object.values(one?.passwords ?? {})];
  expect(new Set(all).size).toBe(10);
  expect(all.every((text) => /^[\w-]{43}$/.test(text ?? ''))).toBe(true);
  // These bytes decide whether a vault written by an earlier version can be read, and a log be signed on: they never change.
  expect(keys[0]).toBe('b9uCgKQC2SMG7vDKieflhH2zu3Y_eGA0tlUp2l-uv5E');
  expect(keys[3]).toBe('o3mRJPmx-p76zfhGHlf8M9zuNOQ2y9Zr6nU76LeR4C4');
});

test('a secret is made once, for its owner alone, and kept', () => {
  const made: string[] = [];
  const first = loadSecrets({ home, secret: undefined }, (file) => made.push(file));
  const second = loadSecrets({ home, secret: undefined }, (file) => made.push(file));
  expect(spelled(second)).toEqual(spelled(first));
  expect(made).toEqual([path.join(home, 'secret')]);
  expect(readdirSync(home)).toEqual(['secret']);
  expect(statSync(path.join(home, 'secret')).mode & 0o777).toBe(0o600);
});

test('a secret in the environment is used, and nothing is written', () => {
  const secret = Buffer.alloc(32, 9);
  expect(spelled(loadSecrets({ home, secret }))).toEqual(spelled(deriveSecrets(secret)));
  expect(readdirSync(home)).toEqual([]);
});

test.each(['', 'short', 'x'.repeat(200)])('a spoilt secret file is refused, never replaced: %j', (text) => {
  writeFileSync(path.join(home, 'secret'), text);
  expect(() => loadSecrets({ home, secret: undefined })).toThrow('does not hold 32 bytes in base64');
});
