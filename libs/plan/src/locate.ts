import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import { type Anchors, isMerge, mergedNodes } from './anchors.js';
import type { Path } from './fault.js';

/** What a path leads to: the deepest node that exists on it, and the key it hangs on, if any. */
export interface Located {
  readonly node: Node | null;
  readonly key: Node | null;
  /** False when a step of the path is not in the file; `node` is then the innermost map or list that is. */
  readonly isWhole: boolean;
  /** The first alias on the way: what is found is written elsewhere and used here. */
  readonly use: Alias | undefined;
}

/** Follows a path from the root of a document as far as it goes, through aliases and merge keys to where the text stands. */
export function locate(root: Node | null, path: Path, { targets }: Anchors): Located {
  let use: Alias | undefined;
  const follow = (node: Node | null): Node | null => {
    let at = node;
    while (isAlias(at)) {
      const target = targets.get(at);
      if (target === undefined) break;
      use ??= at;
      at = target;
    }
    return at;
  };
  let node = follow(root);
  let key: Node | null = null;
  for (const step of path) {
    if (isSeq(node) && typeof step === 'number') {
      const item: unknown = node.items[step];
      if (item === undefined) return { node, key, isWhole: false, use };
      node = follow(item as Node);
      key = null;
      continue;
    }
    const found = findPair(node, String(step), targets, new Set());
    if (found === undefined) return { node, key, isWhole: false, use };
    use ??= found.use;
    key = found.pair.key as Node;
    node = follow((found.pair.value as Node | null) ?? key);
  }
  return { node, key, isWhole: true, use };
}

interface Found {
  readonly pair: Pair;
  readonly use: Alias | undefined;
}

/** The pair of a map whose key is this text: its own (of a key that stands twice, the first), else a merged one. */
function findPair(node: Node | null, key: string, targets: Anchors['targets'], seen: Set<Node>): Found | undefined {
  if (isAlias(node)) {
    const found = findPair(targets.get(node) ?? null, key, targets, seen);
    return found && { pair: found.pair, use: node };
  }
  if (!isMap(node) || seen.has(node)) return undefined;
  seen.add(node); // a map that was looked through says nothing new
  const own = node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key && !isMerge(pair));
  if (own !== undefined) return { pair: own, use: undefined };
  for (const merge of node.items.filter(isMerge)) {
    for (const merged of mergedNodes(merge)) {
      const found = findPair(merged, key, targets, seen);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
