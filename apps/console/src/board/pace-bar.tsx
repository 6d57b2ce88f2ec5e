import type { Attainment } from '../api/types.js';

interface Props {
  readonly pace: NonNullable<Attainment['pace']>;
}

/** Of the target, as a bar; the stroke is where the calendar is. What it says stands in words beside it. */
export function PaceBar({ pace }: Props) {
  const at = (percent: string): string => `${Math.min(Math.max(Number.parseFloat(percent), 0), 100)}%`;
  return (
    <span className={pace.behind ? 'pace-bar pace-bar-behind' : 'pace-bar'} aria-hidden>
      <span className="pace-bar-done" style={{ inlineSize: at(pace.progress) }} />
      <span className="pace-bar-time" style={{ insetInlineStart: at(pace.elapsed) }} />
    </span>
  );
}
