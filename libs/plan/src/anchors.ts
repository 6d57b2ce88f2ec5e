import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';

/** Deeper nesting than this is refused; the deepest legal plan has about ten levels. */
export const maxDepth = 64;

/** What each alias of a document stands for, and why the others stand for nothing. */
export interface Anchors {
  readonly targets: ReadonlyMap<Alias, Node>;
  /** The words of a fault: `names no anchor above it: …`. */
  readonly refused: ReadonlyMap<Alias, string>;
}

/**
 * Resolves every alias in one pass, in the order of the file: an alias means the last anchor of its name above it. An alias
 * inside the very thing that it names is refused, so that following aliases always ends.
 */
export function resolveAliases(root: Node | null): Anchors {
  const targets = new Map<Alias, Node>();
  const refused = new Map<Alias, string>();
  const named = new Map<string, Node>();
  const open = new Set<Node>();

  const walk = (node: Node | null, depth: number): void => {
    if (node === null || depth > maxDepth) return;
    if (isAlias(node)) {
      const target = named.get(node.source);
      if (target === undefined) refused.set(node, `names no anchor above it${legal(named)}`);
      else if (open.has(target)) refused.set(node, 'stands inside what it names: must not close a circle');
      else targets.set(node, target);
      return;
    }
    if ('anchor' in node && typeof node.anchor === 'string') named.set(node.anchor, node);
    open.add(node);
    if (isSeq(node)) for (const item of node.items) walk(item as Node | null, depth + 1);
    if (isMap(node)) {
      for (const pair of node.items) {
        walk(pair.key as Node | null, depth + 1);
        walk(pair.value as Node | null, depth + 1);
      }
    }
    open.delete(node);
  };
  walk(root, 0);
  return { targets, refused };
}

function legal(named: ReadonlyMap<string, Node>): string {
  return named.size === 0 ? ': there is none' : `: there are ${[...named.keys()].slice(0, 20).join(', ')}`;
}

/** True for the merge key `<<`, written without quotes: its map, or list of maps, gives what the map itself does not say. */
export function isMerge({ key }: Pair): boolean {
  return isScalar(key) && key.value === '<<' && key.type === 'PLAIN';
}

/** The nodes that a merge key names, in the order in which they are asked: one, or those of a list. */
export function mergedNodes({ value }: Pair): readonly (Node | null)[] {
  return isSeq(value) ? (value.items as Node[]) : [value as Node | null];
}

/** True for a map that merges something which is not there: what seems to be missing in it may not be. */
export function hasLostMerge(node: Node | null, { targets }: Anchors): boolean {
  if (!isMap(node)) return false;
  return node.items.some((pair) => isMerge(pair) && mergedNodes(pair).some((one) => isAlias(one) && !targets.has(one)));
}
