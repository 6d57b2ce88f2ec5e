import { isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { Path } from './fault.js';

/** What a path leads to: the deepest node that exists on it, and the key it hangs on, if any. */
export interface Located {
  readonly node: Node | null;
  readonly key: Node | null;
  /** False when a step of the path is not in the file; `node` is then the innermost map or list that is. */
  readonly isWhole: boolean;
}

/** The pair of a map whose key is this text; of a key that stands twice, the first. */
export function pairOf(node: unknown, key: string): Pair | undefined {
  if (!isMap(node)) return undefined;
  return node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
}

/** Follows a path from the root of a document as far as it goes. */
export function locate(root: Node | null, path: Path): Located {
  let node = root;
  let key: Node | null = null;
  for (const step of path) {
    if (isSeq(node) && typeof step === 'number') {
      const item: unknown = node.items[step];
      if (item === undefined) return { node, key, isWhole: false };
      node = item as Node;
      key = null;
      continue;
    }
    const pair = pairOf(node, String(step));
    if (pair === undefined) return { node, key, isWhole: false };
    key = pair.key as Node;
    node = (pair.value as Node | null) ?? key;
  }
  return { node, key, isWhole: true };
}
