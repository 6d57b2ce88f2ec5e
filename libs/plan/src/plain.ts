import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar } from 'yaml';
import { type Anchors, isMerge, maxDepth, mergedNodes } from './anchors.js';
import type { FaultRule, Path } from './fault.js';

/** So many values may come in by aliases; a plan of 350 indicators that share their definitions has about 20,000. */
export const maxShared = 100_000;

/** Called for each fault found on the way, with the node to point at. */
export type ReportNode = (node: Node | null, path: Path, rule: FaultRule, expectation: string) => void;

/**
 * A YAML node as plain maps, lists, text, whole numbers, booleans and null.
 *
 * Aliases (`*name`) and merge keys (`<<: *name`, `<<: [*one, *other]`) are followed: what a map says itself goes before what
 * it merges, what is named first before what is named later. Reports, and leaves out: an alias without an anchor above it
 * or inside what it names, more than {@link maxShared} values by aliases, a second property of the same name, nesting
 * beyond {@link maxDepth}, the name `__proto__`.
 */
export function toPlain(root: Node | null, anchors: Anchors, report: ReportNode): unknown {
  return new Reader(anchors, report).read(root, [], false);
}

class Reader {
  #shared = 0;

  constructor(
    private readonly anchors: Anchors,
    private readonly report: ReportNode,
  ) {}

  /** `isShared`: reached by an alias; its own faults are reported where it is written, once. */
  read(node: Node | null, path: Path, isShared: boolean): unknown {
    if (isShared) this.#shared += 1;
    if (isAlias(node)) {
      const target = this.#target(node, path, isShared);
      return target === undefined ? undefined : this.read(target, path, true);
    }
    if (isScalar(node)) return this.#scalar(node, path, isShared);
    if (path.length >= maxDepth && node !== null) {
      this.report(node, path, 'too-deep', `is nested too deep: must be within ${maxDepth} levels`);
      return undefined;
    }
    if (isSeq(node)) return node.items.map((item, index) => this.read(item as Node, [...path, index], isShared));
    return isMap(node) ? this.#readMap(node.items, path, isShared) : null;
  }

  /** Text that can be stored: whole Unicode characters other than U+0000. */
  #scalar(node: Scalar, path: Path, isShared: boolean): unknown {
    const { value } = node;
    if (typeof value !== 'string' || (value.isWellFormed() && !value.includes('\u0000'))) return value;
    if (!isShared)
      this.report(node, path, 'value', 'cannot be stored: must be whole Unicode characters other than U+0000');
    return undefined;
  }

  #target(node: Node, path: Path, isShared: boolean): Node | undefined {
    if (!isAlias(node)) return node;
    const why = this.anchors.refused.get(node);
    if (why !== undefined && !isShared) this.report(node, path, 'alias', `*${node.source} ${why}`);
    const target = this.anchors.targets.get(node);
    if (this.#shared <= maxShared) return target;
    if (this.#shared < Infinity) {
      this.report(
        node,
        path,
        'alias',
        `*${node.source} shares too much: at most ${maxShared} values may come by aliases`,
      );
    }
    this.#shared = Infinity;
    return undefined;
  }

  #readMap(pairs: readonly Pair[], path: Path, isShared: boolean): Record<string, unknown> {
    const plain: Record<string, unknown> = {};
    const seen = new Set<string>();
    for (const pair of pairs) {
      if (!isScalar(pair.key)) continue; // a syntax fault already (stringKeys)
      const name = String(pair.key.value);
      const inner = [...path, name];
      if (seen.has(name)) {
        if (!isShared) this.report(pair.key, inner, 'duplicate-property', 'stands twice: must stand once in its map');
        continue;
      }
      seen.add(name);
      if (isMerge(pair)) continue;
      if (name === '__proto__') this.report(pair.key, inner, 'unknown-property', 'is not a property of any map here');
      else plain[name] = this.read(pair.value as Node | null, inner, isShared);
    }
    for (const merge of pairs.filter(isMerge)) this.#mergeInto(plain, merge, path, isShared);
    return plain;
  }

  #mergeInto(plain: Record<string, unknown>, merge: Pair, path: Path, isShared: boolean): void {
    for (const node of mergedNodes(merge)) {
      const merged = this.read(node, path, isShared);
      if (merged === undefined) continue;
      if (typeof merged !== 'object' || merged === null || Array.isArray(merged)) {
        const legal = 'must be a map, or a list of maps, that this one takes over (<<: *name)';
        if (!isShared) this.report(node, [...path, '<<'], 'type', `is none: ${legal}`);
        continue;
      }
      for (const [name, value] of Object.entries(merged)) if (!Object.hasOwn(plain, name)) plain[name] = value;
    }
  }
}
