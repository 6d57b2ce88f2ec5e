import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type FactKinds, readFactKinds } from '@duibiao/facts';
import { loadOrganisation, type Organisation } from '@duibiao/plan';
import { projectRoot } from '@duibiao/platform';
import { parse } from 'yaml';

const read = (name: string): string => readFileSync(path.join(projectRoot, 'seeds', name), 'utf8');

/** The organisation that a plan's demonstration is cast from. */
export function seedOrganisation(plan = 'dongguan-2020'): Organisation {
  const loaded = loadOrganisation(read(`${plan}/organisation.yaml`));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  return loaded.organisation;
}

/** The fact kinds in force. */
export function seedFactKinds(): FactKinds {
  const loaded = readFactKinds(parse(read('fact-kinds.yaml'), { merge: true }));
  if (!loaded.ok) throw new Error(loaded.faults.join('\n'));
  return loaded.kinds;
}
