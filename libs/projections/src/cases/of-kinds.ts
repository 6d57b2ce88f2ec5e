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
    // by number: PostgreSQL looks at the first 63 characters of a name
    const which = wanted.map((kind) => all.indexOf(kind)).join(' ');
    const found = made.get(which) ?? statement(`${name} ${which}`, text(wanted));
    made.set(which, found);
    return found;
  };
}
