import type { EChartsCoreOption } from 'echarts/core';

/** What is drawn: values as numbers (a share in percent), and the exact text of each for the tip. */
export interface Drawing {
  readonly days: readonly string[];
  readonly lines: readonly {
    readonly name: string;
    readonly values: readonly (number | null)[];
    readonly texts: readonly string[];
  }[];
  readonly target: { readonly name: string; readonly value: number; readonly text: string } | undefined;
  /** Days whose numbers were published, with the words for it. */
  readonly published: { readonly name: string; readonly days: readonly string[] };
  readonly isShare: boolean;
}

/** Lines differ by colour, stroke and sign; the target and the publications are lines of their own. */
const looks = [
  { colour: '--verdict-open', symbol: 'circle', type: 'solid' },
  { colour: '--accent', symbol: 'diamond', type: 'dashed' },
] as const;

export function chartOption(drawing: Drawing, colour: (name: string) => string): EChartsCoreOption {
  const { days, lines, target, published, isShare } = drawing;
  const quiet = colour('--ink-quiet');
  const axis = { axisLine: { lineStyle: { color: colour('--line') } }, axisLabel: { color: quiet } };
  return {
    animation: false,
    aria: { enabled: true },
    grid: { left: 8, right: 24, top: 40, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, textStyle: { color: colour('--ink') } },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      formatter: (shown: readonly { readonly dataIndex: number }[]) => tip(drawing, shown[0]?.dataIndex ?? 0),
    },
    xAxis: { type: 'category', data: [...days], boundaryGap: false, ...axis },
    yAxis: {
      type: 'value',
      scale: !isShare,
      ...axis,
      axisLabel: { color: quiet, formatter: isShare ? '{value} %' : '{value}' },
      splitLine: { lineStyle: { color: colour('--line') } },
      ...(isShare ? { min: 0, interval: 20 } : {}),
      max: ({ max }: { readonly max: number }) => (isShare ? Math.max(100, max) : Math.max(max, target?.value ?? max)),
    },
    series: lines.map(({ name, values }, index) => {
      const look = looks[index % looks.length] ?? looks[0];
      return {
        type: 'line',
        name,
        data: [...values],
        symbol: look.symbol,
        symbolSize: index === 0 ? 9 : 7,
        lineStyle: { type: look.type, width: 2, color: colour(look.colour) },
        itemStyle: { color: colour(look.colour) },
        ...(index === 0 ? { markLine: marks(drawing, quiet, colour('--line')) } : {}),
      };
    }),
  };

  function marks({ days: shown }: Drawing, ink: string, faint: string): object {
    const own = published.days.filter((day) => shown.includes(day));
    return {
      silent: true,
      symbol: 'none',
      label: { color: ink },
      data: [
        ...own.map((day) => ({
          xAxis: day,
          lineStyle: { color: faint, type: 'solid', width: 1 },
          label: { show: true, formatter: '▾', position: 'end', distance: 0 },
        })),
        ...(target === undefined
          ? []
          : [
              {
                yAxis: target.value,
                lineStyle: { color: ink, type: 'dotted', width: 2 },
                label: { formatter: `${target.name} ${target.text}`, position: 'insideStartTop' },
              },
            ]),
      ],
    };
  }
}

function tip({ days, lines, target, published }: Drawing, index: number): string {
  const day = days[index] ?? '';
  return [
    published.days.includes(day) ? `${day}  ${published.name}` : day,
    ...lines.map(({ name, texts }) => `${name}  ${texts[index] ?? '—'}`),
    ...(target === undefined ? [] : [`${target.name}  ${target.text}`]),
  ].join('\n');
}
