import type { PlanRule } from '../draft.js';

/** Items name a section that exists (item 0 none), indicators an item and, where the caller knows them, fact kinds. */
export const referencesRule: PlanRule = ({ sections, items, indicators }, { report, isDamaged, factKinds }) => {
  const sectionIds = new Set(sections.map(({ id }) => id));
  const numbers = items.flatMap(({ no }) => no ?? []);
  const knowsSections = !isDamaged(['sections']);
  const knowsItems = !isDamaged(['items']);

  items.forEach(({ no, section }, index) => {
    const path = ['items', index, 'section'];
    if (no === 0 && section !== undefined) {
      report(path, 'unknown-section', `is "${section}": item 0 is the covering notice and must be in no section`);
    } else if (section === undefined) {
      if (no !== 0) report(path, 'missing', `is missing: must be one of ${[...sectionIds].join(', ')}`);
    } else if (knowsSections && !sectionIds.has(section)) {
      report(path, 'unknown-section', `is "${section}": must be one of ${[...sectionIds].join(', ')}`);
    }
  });

  indicators.forEach(({ item, facts }, index) => {
    if (knowsItems && item !== undefined && !numbers.includes(item)) {
      const legal = `must be the number of an item, ${Math.min(...numbers)} to ${Math.max(...numbers)}`;
      report(['indicators', index, 'item'], 'unknown-item', `is ${item}: ${legal}`);
    }
    facts.forEach((fact, place) => {
      if (fact === undefined || factKinds === undefined || factKinds.has(fact)) return;
      const legal = `must be one of ${[...factKinds.keys()].join(', ')}`;
      report(['indicators', index, 'facts', place], 'unknown-fact-kind', `is "${fact}": ${legal}`);
    });
  });
};
