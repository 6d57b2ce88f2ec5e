import { kindFaults } from './check-kind.js';
import { factKindsFile, type FactKinds } from './fact-kind.schema.js';

export type { FactDayType, FactKind, FactKinds, FactReferenceType, FactValueType } from './fact-kind.schema.js';

export type FactKindsOutcome =
  | { readonly ok: true; readonly kinds: FactKinds; readonly version: number }
  | { readonly ok: false; readonly faults: readonly string[] };

/**
 * Reads a parsed `fact-kinds.yaml`. Beyond the schema every key, owner, about, submit, fixed and notBefore entry MUST name a
 * field of its kind that can stand there. All faults at once, each with its place.
 */
export function readFactKinds(parsed: unknown): FactKindsOutcome {
  const result = factKindsFile.safeParse(parsed);
  if (!result.success) {
    return { ok: false, faults: result.error.issues.map((issue) => `/${issue.path.join('/')}: ${issue.message}`) };
  }
  const kinds = new Map(Object.entries(result.data.kinds));
  const faults = [...kinds].flatMap(([name, kind]) => kindFaults(kind).map((fault) => `/kinds/${name}/${fault}`));
  return faults.length > 0 ? { ok: false, faults } : { ok: true, kinds, version: result.data.version };
}
