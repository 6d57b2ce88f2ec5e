import type { Work } from '../topics/work.js';

/** Reports on how an item stands; what they say is nobody's business here. */
export const narrative = (item: string, units: readonly string[]): Work => ({
  kind: 'narrative.submitted',
  label: item,
  units,
  days: [75, 345],
  values: { item, text: '工作情况见附件。' },
});

/** People, new ones each time, who have taken a training. */
export const trained = (scheme: string, units: readonly string[], each: readonly [number, number] = [2, 5]): Work => ({
  kind: 'training.completed',
  label: scheme,
  person: 'person',
  units,
  each,
  days: [80, 345],
  values: { scheme, hours: '24.0' },
});

/** Checks that units report of themselves or of those below. */
export const inspected = (type: string, units: readonly string[]): Work => ({
  kind: 'inspection.done',
  label: type,
  thing: 'inspection',
  units,
  days: [120, 330],
  values: { type },
});

/** Pairs of things that have no unit: firms, delegates, partners. */
export const paired = (
  programme: string,
  units: readonly string[],
  each: readonly [number, number] = [1, 1],
): Work => ({
  kind: 'pairing.made',
  label: programme,
  units,
  each,
  days: [80, 345],
  values: { programme },
  refs: (_, name) => ({ a: name }),
});

/** Documents of units. */
export const issuedBy = (matter: string, units: readonly string[]): Work => ({
  kind: 'document.issued',
  label: matter,
  thing: 'document',
  units,
  days: [100, 345],
  values: { type: 'issued', matter },
});
