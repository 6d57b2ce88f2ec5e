import { randomUUID } from 'node:crypto';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ConnectionOptions } from '../http/connection.js';
import type { PlaceOptions } from '../http/place.js';
import { demonstrationLedger } from '../start/prepare.js';
import { say } from '../start/say.js';

/** What commands share that ask the server. */
export interface ServerOptions extends ConnectionOptions {
  readonly json?: boolean;
}

/** Adds the options of every command that asks the server. */
export const withServer = (command: Command): Command =>
  withAddress(command.option('--ledger <id>', 'the ledger', demonstrationLedger));

/** What commands share that ask the server about a plan. */
export interface PlanOptions extends PlaceOptions {
  readonly json?: boolean;
}

/** Adds the options of every command that asks the server about a plan. */
export const withPlan = (command: Command): Command =>
  withAddress(command.option('--ledger <id>', 'the ledger (default: the one that holds the plan)'));

const withAddress = (command: Command): Command =>
  command
    .option('--url <url>', 'the server (default: the one started here)')
    .option('--key <key>', 'an API key (default: DUIBIAO_KEY, or a fitting demonstration key)')
    .option('--as <name>', 'a demonstration key by name (npx duibiao keys demo)')
    .option('--json', "print the API's JSON");

interface Append {
  readonly idempotencyKey?: string;
}
export type AppendOptions = ServerOptions & Append;
export type AppendPlanOptions = PlanOptions & Append;

/** Adds the Idempotency-Key of commands that append. */
export const withAppend = (command: Command): Command => withIdempotency(withServer(command));
export const withAppendPlan = (command: Command): Command => withIdempotency(withPlan(command));

const withIdempotency = (command: Command): Command =>
  command.addOption(
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
