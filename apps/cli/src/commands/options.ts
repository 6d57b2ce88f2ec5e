import { randomUUID } from 'node:crypto';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ConnectionOptions } from '../http/connection.js';
import { demonstrationLedger } from '../start/prepare.js';
import { say } from '../start/say.js';

/** What commands share that ask the server. */
export interface ServerOptions extends ConnectionOptions {
  readonly json?: boolean;
}

/** Adds the options of every command that asks the server. */
export const withServer = (command: Command): Command =>
  command
    .option('--ledger <id>', 'the ledger', demonstrationLedger)
    .option('--url <url>', 'the server (default: the one started here)')
    .option('--key <key>', 'an API key (default: DUIBIAO_KEY, or a fitting demonstration key)')
    .option('--as <name>', 'a demonstration key by name (npx duibiao keys demo)')
    .option('--json', "print the API's JSON");

export interface AppendOptions extends ServerOptions {
  readonly idempotencyKey?: string;
}

/** Adds the Idempotency-Key of commands that append. */
export const withAppend = (command: Command): Command =>
  withServer(command).addOption(
    new Option('--idempotency-key <key>', 'asked again with the same key, it happens once (default: a random one)'),
  );

/** The key given, or a random one; either is told, so that the same can be asked again. */
export function idempotencyKey(given: string | undefined): string {
  const key = given ?? `cli-${randomUUID()}`;
  say(`Idempotency-Key: ${key}`);
  return key;
}

/** A version such as 1. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}
