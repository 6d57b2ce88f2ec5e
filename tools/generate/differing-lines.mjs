const SHOWN = 6;

/** Where two texts first differ: the line number, then a few lines of each as it is (-) and as it must be (+). */
export function differingLines(present, wanted) {
  const [before, after] = [present.split('\n'), wanted.split('\n')];
  let first = 0;
  while (before[first] === after[first]) first += 1;
  let fromEnd = 0;
  const most = Math.min(before.length, after.length) - first;
  while (fromEnd < most && before.at(-1 - fromEnd) === after.at(-1 - fromEnd)) fromEnd += 1;
  const some = (lines, mark) => {
    const changed = lines.slice(first, lines.length - fromEnd);
    const rest = changed.length > SHOWN ? [`    ${mark} … ${changed.length - SHOWN} more`] : [];
    return [...changed.slice(0, SHOWN).map((line) => `    ${mark} ${line}`), ...rest];
  };
  return [`  from line ${first + 1}:`, ...some(before, '-'), ...some(after, '+')].join('\n');
}
