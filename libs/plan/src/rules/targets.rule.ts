import type { PlanRule } from '../draft.js';

/**
 * No target is invented: each has a provenance and, unless it is N, the words it rests on. N has no target; S, D and G
 * have one; X may wait for the document that holds it.
 */
export const targetsRule: PlanRule = ({ indicators }, { report }) => {
  indicators.forEach(({ provenance, target }, index) => {
    const path = ['indicators', index];
    const hasTarget = target !== undefined && target !== null;
    if (provenance === undefined) {
      if (hasTarget) {
        const legal = 'must say where the target comes from: code S, D, G or X, and a quotation';
        report([...path, 'provenance'], 'target-without-provenance', `is missing: ${legal}`);
      } else {
        report([...path, 'provenance'], 'missing', 'is missing: must be a map; code N says that no target is stated');
      }
      return;
    }
    const { code, quotation } = provenance;
    if (code === undefined) return;
    if ('SDGX'.includes(code) && quotation === undefined) {
      const legal = `must quote the words of the work item, since the code is ${code}`;
      report([...path, 'provenance', 'quotation'], 'target-without-quotation', `is missing: ${legal}`);
    }
    if (code === 'N' && hasTarget) {
      const legal =
        'must be absent, since code N says that the document states none (or the code must be S, D, G or X)';
      report([...path, 'target'], 'target-without-provenance', `is given: ${legal}`);
    }
    if ('SDG'.includes(code) && !hasTarget) {
      const legal = `must be given, since the code is ${code} (N says that the document states none)`;
      report([...path, 'target'], 'provenance-without-target', `is missing: ${legal}`);
    }
  });
};
