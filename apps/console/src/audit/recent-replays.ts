const KEPT = 'duibiao.replays';
const MOST = 10;

/** The replays that were asked for from this browser, the newest first; the API lists none. */
export function recentReplays(ledger: string): readonly string[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(`${KEPT}/${ledger}`) ?? '[]');
    return Array.isArray(read) ? read.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

export function keepReplay(ledger: string, replay: string): void {
  const kept = [replay, ...recentReplays(ledger).filter((one) => one !== replay)].slice(0, MOST);
  localStorage.setItem(`${KEPT}/${ledger}`, JSON.stringify(kept));
}
