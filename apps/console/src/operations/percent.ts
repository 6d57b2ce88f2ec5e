/** How much of so many positions is done, in whole percent, never more than is done. */
export function percentDone(done: string, total: string): number {
  const all = BigInt(total);
  if (all <= 0n) return 0;
  const percent = (BigInt(done) * 100n) / all;
  return Number(percent > 100n ? 100n : percent);
}
