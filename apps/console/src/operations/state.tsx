import type { ReactNode } from 'react';

const marks = {
  good: { shape: '✓', colour: 'var(--verdict-good)' },
  late: { shape: '◑', colour: 'var(--verdict-late)' },
  bad: { shape: '✕', colour: 'var(--verdict-bad)' },
  open: { shape: '◷', colour: 'var(--verdict-open)' },
  quiet: { shape: '–', colour: 'var(--verdict-quiet)' },
} as const;

interface Props {
  readonly is: keyof typeof marks;
  readonly children: ReactNode;
}

/** How something stands: shape, colour and word. */
export function State({ is, children }: Props) {
  const { shape, colour } = marks[is];
  return (
    <span style={{ color: colour }} className="state">
      <span aria-hidden>{shape}</span> {children}
    </span>
  );
}
