import * as z from 'zod';
import { selector, selectorFields } from '../selector.js';

const { fieldName } = selectorFields;
const label = z.string().min(1).max(40);

const work = selector.omit({ ended: true }).extend({ name: label.optional(), organisers: fieldName.optional() });
const sum = z.strictObject({ name: label, field: fieldName, scale: z.int().min(0).max(3).default(0) });

/**
 * Parameters of an activity: ongoing work, counted and never judged.
 *
 * - `facts`: the facts that record work. Each thing that one of them names (an event, a document, a unit's narrative) counts once, however many
 *   units report it. `by` MUST be what the thing itself is called (`event`, `document`) wherever several units have part in it. `organisers`: the
 *   reference that lists them all; whoever reports is one as well. `name`: what its number is called; default: the fact kind. A
 *   thing that fits two entries counts in both.
 * - `sum`: up to four fields of the whole thing that are added up (participants, volunteers, hours, beneficiaries), with `scale` decimals. Of
 *   several reports the one whose source is believed first counts, field by field.
 * - `share`: for the sum called `of`, the field in which each organiser states its own part. It is what that organiser shows. Where the shares
 *   of all make up the whole (or no whole is stated), units above add shares up; otherwise they show the whole once.
 *
 * Source: plan-catalogue 1.12, hard case E7.
 */
export const activityParameters = z
  .strictObject({
    facts: z.array(work).min(1).max(12),
    sum: z.array(sum).max(4).default([]),
    share: z.strictObject({ of: label, field: fieldName }).optional(),
  })
  .superRefine(({ facts, sum: sums, share }, { addIssue }) => {
    const names = [...facts.map(({ name, fact }) => name ?? fact), ...sums.map(({ name }) => name), 'events', 'joint'];
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) {
      addIssue({ code: 'custom', message: `names ${twice} twice: must give each fact and each sum a name of its own` });
    }
    if (share !== undefined && !sums.some(({ name }) => name === share.of)) {
      addIssue({ code: 'custom', path: ['share', 'of'], message: 'must be the name of one of the sums' });
    }
    facts.forEach(({ by, organisers }, index) => {
      if (organisers !== undefined && by.split('@').includes('unit')) {
        const message = 'must name the thing itself, not a unit, since several units have part in it';
        addIssue({ code: 'custom', path: ['facts', index, 'by'], message });
      }
    });
  });

export type ActivityParameters = z.output<typeof activityParameters>;

/** The slice in which things of `facts[index]` count. */
export const sliceOf = (index: number): string => `fact-${index}`;
