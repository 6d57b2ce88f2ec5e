interface Grant {
  readonly unit: string;
}

/** The unit that the API answers for where none is asked for: the root for whoever holds a role on it, else the first that a role is held on. */
export const defaultUnit = (grants: readonly Grant[], root: string): string | undefined =>
  grants.some(({ unit }) => unit === root) ? root : grants[0]?.unit;
