import { InvalidArgumentError } from 'commander';
import type { SubmissionAnswer } from '../http/answers.js';
import { ask, segment } from '../http/client.js';
import { connect } from '../http/connection.js';
import { printAppended } from './appended.js';
import { type AppendOptions, idempotencyKey } from './options.js';

export interface ChangeOptions extends AppendOptions {
  /** The version that was seen. */
  readonly version: number;
  readonly reason: string;
}

/** Sends a correction or a void, as a submitter of the city where no key is named. */
export async function change(
  fact: string,
  route: 'corrections' | 'voids',
  options: ChangeOptions,
  body: Readonly<Record<string, unknown>>,
): Promise<void> {
  const connection = connect(options, { role: 'submitter' });
  const answer = await ask<SubmissionAnswer>(connection, {
    method: 'POST',
    path: `/v1/ledgers/${segment(options.ledger)}/facts/${segment(fact)}/${route}`,
    body: JSON.stringify({ ...body, reason: options.reason }),
    headers: {
      'if-match': `"${options.version}"`,
      'idempotency-key': idempotencyKey(options.idempotencyKey),
    },
  });
  printAppended(answer, options.json);
}

/** A fact's id. */
export function factId(text: string): string {
  if (/^[0-9a-f]{40}$/.test(text)) return text;
  throw new InvalidArgumentError('It must be a fact id: 40 hexadecimal digits.');
}

/** `refs`, `days` and `values` by field. */
export type Changes = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * Adds one `--set days.occurredOn=2020-07-01`. Days and references are texts, several references a JSON list; a value that reads
 * as a number, true, false or a JSON text in quotes is that, else it is a text.
 */
export function addChange(text: string, before: Changes = {}): Changes {
  const [, group, field, raw] = /^(refs|days|values)\.([A-Za-z][A-Za-z0-9]*)=(.*)$/s.exec(text) ?? [];
  if (group === undefined || field === undefined || raw === undefined) {
    throw new InvalidArgumentError(
      'It must be like days.occurredOn=2020-07-01, refs.to=dg.town.05 or values.attempt=2.',
    );
  }
  const value = group === 'values' ? scalar(raw) : group === 'refs' ? list(raw) : raw;
  return { ...before, [group]: { ...before[group], [field]: value } };
}

/** Adds one `--unset values.name`: an optional field that goes. */
export function addUnset(text: string, before: Changes = {}): Changes {
  const [, group, field] = /^(refs|days|values)\.([A-Za-z][A-Za-z0-9]*)$/.exec(text) ?? [];
  if (group === undefined || field === undefined) {
    throw new InvalidArgumentError('It must be like refs.parent or values.name.');
  }
  return { ...before, [group]: { ...before[group], [field]: null } };
}

/** The changes of both options; what one sets and the other unsets is unset. */
export function mergeChanges(set: Changes = {}, unset: Changes = {}): Changes {
  const groups = new Set([...Object.keys(set), ...Object.keys(unset)]);
  return Object.fromEntries([...groups].map((group) => [group, { ...set[group], ...unset[group] }]));
}

function list(raw: string): unknown {
  if (!raw.startsWith('[')) return raw;
  try {
    return JSON.parse(raw);
  } catch {
    throw new InvalidArgumentError(
      'Several references are a JSON list, such as refs.serves=["dg.town.01","dg.town.02"].',
    );
  }
}

function scalar(raw: string): unknown {
  try {
    const value: unknown = JSON.parse(raw);
    return typeof value === 'object' ? raw : value;
  } catch {
    return raw;
  }
}
