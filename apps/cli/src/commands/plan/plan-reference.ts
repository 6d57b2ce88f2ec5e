import { existsSync } from 'node:fs';
import { yesOrNo } from '@duibiao/facts';
import { parameterSchemas } from '@duibiao/measures';
import { type FactLabels, type FieldLabels, loadPlan } from '@duibiao/plan';
import { ClearError } from '@duibiao/platform';
import { exitCode } from '../../exit-code.js';
import type { FactKindList, NamedField, PublishedPlan } from '../../http/answers.js';
import { ask, segment } from '../../http/client.js';
import { placeOf } from '../../http/place.js';
import type { PlanOptions } from '../options.js';
import { type AnyPlan, labelsOfFile, planOfFile } from './plan-file.js';

/** A plan that somebody named. */
export interface NamedPlan {
  /** `dongguan-2020@2`, or the file. */
  readonly name: string;
  readonly plan: AnyPlan;
  /** What people call the facts that it names. */
  readonly labels: () => Promise<ReadonlyMap<string, FactLabels>>;
}

const published = /^([a-z][a-z0-9-]{1,62})(?:@([1-9]\d{0,8}))?$/;

/**
 * The plan that a reference names: a file (`plan.yaml`, `-`), a published version (`dongguan-2020@1`), or the newest version
 * (`dongguan-2020`). A file of that very name goes first.
 *
 * @throws ClearError where there is none, the file is faulty, or the server refuses
 */
export async function planOf(reference: string, options: PlanOptions): Promise<NamedPlan> {
  const [, id, version] = published.exec(reference) ?? [];
  const isFile = reference === '-' || existsSync(reference) || /[./\\]/.test(reference);
  if (isFile) return { name: reference, plan: await planOfFile(reference), labels: () => labelsOfFile(reference) };
  if (id !== undefined) return fromLedger(id, version, options);
  const legal = 'a plan file, a version such as dongguan-2020@1, or dongguan-2020 for the newest';
  throw new ClearError(`${JSON.stringify(reference)} names no plan: expected ${legal}.`, exitCode.usage);
}

async function fromLedger(id: string, version: string | undefined, options: PlanOptions): Promise<NamedPlan> {
  const { ledger, connection } = await placeOf(options, { role: 'auditor' }, id);
  const found = await ask<PublishedPlan>(connection, {
    path: `/v1/ledgers/${segment(ledger)}/plans/${segment(id)}`,
    query: { version },
  });
  const name = `${id}@${found.version}`;
  const labels = async () =>
    labelsOf(await ask<FactKindList>(connection, { path: `/v1/ledgers/${segment(ledger)}/fact-kinds` }));
  const loaded = loadPlan(found.file, { kinds: parameterSchemas });
  if (loaded.ok) return { name, plan: loaded.plan, labels };
  throw new ClearError(`${name} is not for this version of the program: ${loaded.faults[0]?.message ?? ''}`);
}

const labelsOf = ({ kinds }: FactKindList): ReadonlyMap<string, FactLabels> =>
  new Map(
    kinds.map(({ kind, name, refs, days, values }) => [
      kind,
      { name, fields: new Map([...refs, ...days, ...values].map((one) => [one.field, fieldLabels(one)])) },
    ]),
  );

const fieldLabels = ({ name, type, codes = [] }: NamedField): FieldLabels =>
  type === 'boolean' ? { name, codes: yesOrNo } : { name, codes: new Map(codes.map((one) => [one.code, one.name])) };
