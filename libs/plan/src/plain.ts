import { isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { FaultRule, Path } from './fault.js';

/** Deeper nesting than this is refused; the deepest legal plan has about ten levels. */
export const maxDepth = 64;

/** Called for each fault found on the way, with the node to point at. */
export type ReportNode = (node: Node | null, path: Path, rule: FaultRule, expectation: string) => void;

/**
 * A YAML node as plain maps, lists, text, whole numbers, booleans and null.
 *
 * Reports, and leaves out: aliases (a plan says each thing where it counts, and an alias can blow up or close a circle),
 * a second property of the same name, nesting beyond {@link maxDepth}, the name `__proto__`.
 */
export function toPlain(node: Node | null, path: Path, report: ReportNode): unknown {
  if (isAlias(node)) {
    report(node, path, 'alias', `*${node.source} is an alias: must be written out where it is meant`);
    return undefined;
  }
  if (isScalar(node)) return node.value;
  if (path.length >= maxDepth && node !== null) {
    report(node, path, 'too-deep', `is nested too deep: must be within ${maxDepth} levels`);
    return undefined;
  }
  if (isSeq(node)) return node.items.map((item, index) => toPlain(item as Node, [...path, index], report));
  if (!isMap(node)) return null;
  return plainMap(node.items, path, report);
}

function plainMap(pairs: readonly Pair[], path: Path, report: ReportNode): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  const seen = new Set<string>();
  for (const pair of pairs) {
    if (!isScalar(pair.key)) continue; // a syntax fault already (stringKeys)
    const name = String(pair.key.value);
    const inner = [...path, name];
    if (seen.has(name)) {
      report(pair.key, inner, 'duplicate-property', 'stands twice: must stand once in its map');
      continue;
    }
    seen.add(name);
    if (name === '__proto__') report(pair.key, inner, 'unknown-property', 'is not a property of any map here');
    else plain[name] = toPlain(pair.value as Node | null, inner, report);
  }
  return plain;
}
