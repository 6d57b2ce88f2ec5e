interface Judged {
  readonly verdict: string;
}

/** How many got each verdict. */
export function countVerdicts(all: readonly Judged[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { verdict } of all) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return counts;
}
