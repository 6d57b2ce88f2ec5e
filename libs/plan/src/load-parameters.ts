import type { Draft } from './draft.js';
import type { FactFields, KindSchemas, ParameterCheck } from './kinds.js';
import type { Path } from './fault.js';
import { isMap, mergePatch } from './merge-patch.js';
import { checkShape } from './shape.js';
import type { Sheet } from './sheet.js';

interface Kinds {
  readonly kinds: KindSchemas;
  readonly checks?: Readonly<Record<string, ParameterCheck | undefined>> | undefined;
  readonly factKinds?: ReadonlyMap<string, FactFields> | undefined;
}

/** The parameters of one indicator as its kind reads them, and those of its alternative readings, whole. */
export interface Parameters {
  readonly own: unknown;
  readonly alternatives: readonly unknown[];
}

/**
 * Judges the parameters of an indicator by its kind, and those of each alternative reading with its differences laid over
 * them. Undefined when they, or the kind, are reported; an alternative is judged only where the indicator itself is sound.
 */
export function readParameters(
  sheet: Sheet,
  index: number,
  { kind, parameters, reading }: Draft['indicators'][number],
  { kinds, checks, factKinds }: Kinds,
): Parameters | undefined {
  if (kind === undefined) return undefined;
  const base = ['indicators', index];
  const schema = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (schema === undefined) {
    const legal = `must be one of ${Object.keys(kinds).join(', ')}`;
    sheet.report([...base, 'kind'], 'unknown-kind', `is "${kind}": ${legal}`);
    return undefined;
  }
  if (!isMap(parameters)) return undefined;
  const check = checks !== undefined && Object.hasOwn(checks, kind) ? checks[kind] : undefined;
  const judge = (given: unknown, path: Path): unknown => {
    const read = checkShape(sheet, path, schema, given);
    if (read === undefined || check === undefined) return read;
    const findings = check(read as never, factKinds);
    for (const { path: inner, message } of findings) sheet.report([...path, ...inner], 'definition', message);
    return findings.length > 0 ? undefined : read;
  };
  const own = judge(parameters, [...base, 'parameters']);
  if (own === undefined) return undefined;
  const alternatives = reading.alternatives.map(({ parameters: patch }, which) => {
    const path = [...base, 'reading', 'alternatives', which, 'parameters'];
    if (!isMap(patch)) return undefined;
    const merged = mergePatch(parameters, patch);
    if (JSON.stringify(merged) !== JSON.stringify(parameters)) return judge(merged, path);
    sheet.report(path, 'value', 'changes nothing: must differ from the parameters of the indicator');
    return undefined;
  });
  return { own, alternatives };
}
