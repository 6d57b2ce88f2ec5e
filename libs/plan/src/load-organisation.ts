import { reportRepeats } from './draft.js';
import type { PlanFault } from './fault.js';
import type { Organisation } from './organisation.js';
import { organisationDraft, organisationShape } from './organisation.schema.js';
import { checkShape } from './shape.js';
import { openSheet } from './sheet.js';
import { checkTree, parentsFirst } from './unit-tree.js';

/** An organisation file may have this many UTF-16 units: some 20,000 units, a line each. */
export const maxOrganisationLength = 4 * 1_048_576;

export type LoadedOrganisation =
  | { readonly ok: true; readonly organisation: Organisation }
  | { readonly ok: false; readonly faults: readonly PlanFault[] };

/**
 * Reads an organisation from YAML or JSON.
 *
 * Refuses a file with any fault and returns all of them at once, in the order of the file: shape, ids that stand twice,
 * types and parents that do not exist, circles, units that open before their parent.
 */
export function loadOrganisation(text: string): LoadedOrganisation {
  const sheet = openSheet(text, maxOrganisationLength);
  if (sheet.value === undefined) return { ok: false, faults: sheet.faults() };
  const shaped = checkShape(sheet, [], organisationShape, sheet.value);
  const { opensOn, types, units } = organisationDraft.parse(sheet.value);
  const { report, isDamaged } = sheet;
  reportRepeats(
    types.map(({ id }) => id),
    (index) => ['types', index, 'id'],
    report,
  );
  reportRepeats(
    units.map(({ id }) => id),
    (index) => ['units', index, 'id'],
    report,
  );
  const typeIds = new Set(types.map(({ id }) => id));
  units.forEach(({ type }, index) => {
    if (type === undefined || typeIds.has(type) || isDamaged(['types'])) return;
    const legal = `must be one of ${[...typeIds].join(', ')}`;
    report(['units', index, 'type'], 'unknown-type', `is "${type}": ${legal}`);
  });
  if (!isDamaged(['units'])) checkTree(units, opensOn, report);

  const faults = sheet.faults();
  if (shaped === undefined || faults.length > 0) return { ok: false, faults };
  const whole = shaped.units.map((unit) => ({ ...unit, opensOn: unit.opensOn ?? shaped.opensOn }));
  return {
    ok: true,
    organisation: { id: shaped.id, name: shaped.name, types: shaped.types, units: parentsFirst(whole) },
  };
}
