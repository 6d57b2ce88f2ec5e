import { say } from '../start/say.js';

/** Says how far a long work on entries is, at every fifth of its way; nothing of a short one. */
export function tellProgress(what: string): (done: number, of: number) => void {
  let fifths = 0;
  return (done, of) => {
    if (of < 20_000 || (done * 5) / of < fifths + 1) return;
    fifths = Math.trunc((done * 5) / of);
    say(`  ${what}: ${done.toLocaleString('en')} of ${of.toLocaleString('en')} entries`);
  };
}
