import type { Aspect, Effect, FieldChange, Leaf, PlanChange, PlanDiff } from '@duibiao/plan';

const effects: Readonly<Record<Effect, string>> = {
  measured: 'changes what is measured',
  asked: 'changes what is asked',
  words: 'changes words only',
};
const signs = { added: '+', removed: '-', changed: '~' } as const;

/** Every change with its effect, and of what changed each field before and after. */
export function diffText({ isSame, changes }: PlanDiff): string {
  if (isSame) return 'The plans are the same.';
  return [...changes.map(changeText), '', countText(changes)].join('\n');
}

function changeText({ part, id, name, change, effect, aspects, fields }: PlanChange): string {
  const isNamed = aspects.some((aspect) => aspect !== 'words');
  const what = `${part} ${id}${name === '' || name === id ? '' : ` ${name}`}`;
  const how = change === 'changed' ? `${effects[effect]}${isNamed ? `: ${aspectText(aspects)}` : ''}` : change;
  const lines = change === 'changed' ? fields.flatMap(fieldLines) : [];
  return [`${signs[change]} ${what}  (${how})`, ...lines.map((line) => `    ${line}`)].join('\n');
}

const aspectText = (aspects: readonly Aspect[]): string => aspects.join(', ');

/** Short values on one line; long texts on two, cut to where they differ. */
function fieldLines({ path, before, after }: FieldChange): readonly string[] {
  const [old, now] = [leafText(before), leafText(after)];
  if (old.length + now.length <= 80) return [`${path}  ${old} → ${now}`];
  const [cutOld, cutNow] = cutToDifference(old, now);
  return [path, `  - ${cutOld}`, `  + ${cutNow}`];
}

function leafText(leaf: Leaf | undefined): string {
  if (leaf === undefined) return '(absent)';
  if (typeof leaf === 'string') return /^[\w.@/% -]+$/.test(leaf) ? leaf : JSON.stringify(leaf);
  return Array.isArray(leaf) ? `[${leaf.join(', ')}]` : String(leaf);
}

const AROUND = 20;

/** Two texts without what they share at both ends, but for some characters around the difference. */
export function cutToDifference(old: string, now: string): readonly [string, string] {
  const [a, b] = [[...old], [...now]];
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const from = Math.max(0, start - AROUND);
  const tail = Math.max(0, end - AROUND);
  const show = (text: readonly string[]): string =>
    (from > 0 ? '…' : '') + text.slice(from, text.length - tail).join('') + (tail > 0 ? '…' : '');
  return [show(a), show(b)];
}

function countText(changes: readonly PlanChange[]): string {
  const counts = (Object.keys(effects) as Effect[]).flatMap((effect) => {
    const count = changes.filter((change) => change.effect === effect).length;
    return count === 0 ? [] : [`${effects[effect].replace('changes ', '')} ${count}`];
  });
  return `Entries that differ: ${changes.length} (${counts.join(', ')}).`;
}
