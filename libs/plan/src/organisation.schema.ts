import * as z from 'zod';
import { day } from './day.js';
import { slug, text } from './words.js';

/** Unit ids: `dg`, `dg.town.01`. */
export const unitId = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/, {
  error: 'must be 1 to 64 lower-case letters, digits, dots and hyphens, a letter or digit first',
});

/** Names go into the ledger as labels, which have at most 80 characters. */
const names = z.strictObject({ zh: text.max(80), en: text.max(80) });

const unit = z.strictObject({
  id: unitId,
  type: slug,
  parent: unitId.nullable().default(null),
  name: names,
  opensOn: day.optional(),
});

/** The shape of organisation.yaml. `opensOn` at the top is the first day of every unit that names none. */
export const organisationShape = z.strictObject({
  id: slug,
  name: names,
  opensOn: day,
  types: z.array(z.strictObject({ id: slug, name: names })).min(1),
  units: z.array(unit).min(1).max(20_000),
});

const maybeText = z.string().optional().catch(undefined);
const maybeDay = day.optional().catch(undefined);

/** The same, of a file with faults: every field may be absent, none is of a wrong type. */
export const organisationDraft = z
  .object({
    opensOn: maybeDay,
    types: z.array(z.object({ id: maybeText }).catch({})).catch([]),
    units: z
      .array(z.object({ id: maybeText, type: maybeText, parent: maybeText, opensOn: maybeDay }).catch({}))
      .catch([]),
  })
  .catch({ types: [], units: [] });
