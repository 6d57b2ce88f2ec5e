import { readFileSync } from 'node:fs';
import path from 'node:path';
import { factFields, type FactKinds, readFactKinds } from '@duibiao/facts';
import { parameterChecks, parameterSchemas } from '@duibiao/measures';
import { formatFault, loadOrganisation, loadPlan, type Organisation } from '@duibiao/plan';
import { ClearError, projectRoot } from '@duibiao/platform';
import { parse } from 'yaml';

/** The files of `seeds/` that a ledger opens with. */
export interface Seeds {
  readonly organisation: Organisation;
  readonly factKinds: { readonly text: string; readonly kinds: FactKinds };
  readonly plan: { readonly id: string; readonly title: string; readonly text: string };
}

/** Reads and checks those of a plan. @throws ClearError with every fault, file by file */
export function readSeeds(plan = 'dongguan-2020'): Seeds {
  const read = (name: string): string => readFileSync(path.join(projectRoot, 'seeds', name), 'utf8');
  const kindsText = read('fact-kinds.yaml');
  const kinds = readFactKinds(parse(kindsText, { merge: true }));
  if (!kinds.ok) throw new ClearError(kinds.faults.map((fault) => `seeds/fact-kinds.yaml: ${fault}`).join('\n'));
  const organisation = loadOrganisation(read(`${plan}/organisation.yaml`));
  if (!organisation.ok) throw unusable(`${plan}/organisation.yaml`, organisation.faults);
  const text = read(`${plan}/plan.yaml`);
  const source = read(`${plan}/source.txt`);
  const loaded = loadPlan(text, {
    kinds: parameterSchemas,
    checks: parameterChecks,
    source,
    factKinds: factFields(kinds.kinds),
  });
  if (!loaded.ok) throw unusable(`${plan}/plan.yaml`, loaded.faults);
  const { id, title } = loaded.plan;
  return {
    organisation: organisation.organisation,
    factKinds: { text: kindsText, kinds: kinds.kinds },
    plan: { id, title, text },
  };
}

const unusable = (name: string, faults: readonly Parameters<typeof formatFault>[1][]): ClearError =>
  new ClearError(faults.map((fault) => formatFault(`seeds/${name}`, fault)).join('\n'));
