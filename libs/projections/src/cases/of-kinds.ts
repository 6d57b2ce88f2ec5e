import { type MeasureKind, measureKinds } from '@duibiao/measures';
import { statement } from '@duibiao/platform';

/** A statement about more kinds is about all, so that a connection keeps few plans. */
const fewKinds = 4;

const all: readonly MeasureKind[] = Object.values(measureKinds);

/**
 * One statement for each set of kinds (`ratio@1`), made when it is first asked for: the database plans and begins only what the
 * definitions of a ledger need. All twelve take 110 ms to plan and 4.5 to begin, one 50 and 2: that is what small ledgers, and tests, wait for.
 */
export function statementOf(name: string, text: (kinds: readonly MeasureKind[]) => string) {
  const made = new Map<string, ReturnType<typeof statement>>();
  return (kinds: readonly string[]): ReturnType<typeof statement> => {
    const wanted = all.filter((kind) => kinds.length > fewKinds || kinds.includes(`${kind.name}@${kind.version}`));
    const names = wanted.length === all.length ? 'all' : wanted.map((kind) => kind.name).join(' ');
    const found = made.get(names) ?? statement(`${name} ${names}`, text(wanted));
    made.set(names, found);
    return found;
  };
}
