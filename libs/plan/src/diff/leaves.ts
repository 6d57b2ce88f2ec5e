import type { Fraction } from '../fraction.js';
import { isMap } from '../merge-patch.js';

type Scalar = string | number | boolean | null;

/** A value without parts: a scalar, or a list of scalars, which is compared whole. Exact numbers are text, `17/20`. */
export type Leaf = Scalar | readonly Scalar[];

/**
 * A value of a plan as its leaves, by path: `target.value`, `parameters.denominator.where.mark`. Entries of a list are named
 * by their id, `reading.alternatives[wide].version`, where they have one, else by their place. An empty map has no leaf.
 */
export function leavesOf(value: unknown, path = ''): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  collect(value, path, leaves);
  return leaves;
}

function collect(value: unknown, path: string, leaves: Map<string, Leaf>): void {
  if (Array.isArray(value)) {
    const scalars = value.map(scalarOf);
    if (!scalars.includes(undefined)) return void leaves.set(path, scalars as Scalar[]);
    value.forEach((item: unknown, index) => collect(item, `${path}[${nameOf(item) ?? index}]`, leaves));
    return;
  }
  const scalar = isFraction(value) ? reduced(value) : scalarOf(value);
  if (scalar !== undefined) return void leaves.set(path, scalar);
  if (!isMap(value)) return;
  for (const [name, inner] of Object.entries(value)) collect(inner, path === '' ? name : `${path}.${name}`, leaves);
}

function scalarOf(value: unknown): Scalar | undefined {
  if (typeof value === 'bigint') return value.toString();
  const isScalar = value === null || ['string', 'number', 'boolean'].includes(typeof value);
  return isScalar ? (value as Scalar) : undefined;
}

function nameOf(item: unknown): string | undefined {
  const id = isMap(item) ? item['id'] : undefined;
  return typeof id === 'string' ? id : undefined;
}

function isFraction(value: unknown): value is Fraction {
  if (!isMap(value) || Object.keys(value).length !== 2) return false;
  return typeof value['n'] === 'bigint' && typeof value['d'] === 'bigint';
}

/** 85/100 and 17/20 are one value: how it is written is another leaf, `stated`. */
function reduced({ n, d }: Fraction): string {
  let [a, b] = [n, d];
  while (b !== 0n) [a, b] = [b, a % b];
  return d / a === 1n ? `${n / a}` : `${n / a}/${d / a}`;
}
