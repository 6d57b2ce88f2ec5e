import { LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { type EChartsType, init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useTheme } from '../theme.js';
import { chartOption, type Drawing } from './chart-option.js';

register([LineChart, AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

interface Props {
  readonly drawing: Drawing;
  /** What it shows, for whoever does not see it. */
  readonly label: string;
}

/** The number over the year as lines; everything in it stands in the table below. */
export function Chart({ drawing, label }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  const { mode } = useTheme();
  useEffect(() => {
    if (place.current === null) return undefined;
    const made = init(place.current, undefined, { renderer: 'svg' });
    chart.current = made;
    const resized = new ResizeObserver(() => made.resize());
    resized.observe(place.current);
    return () => {
      resized.disconnect();
      made.dispose();
      chart.current = undefined;
    };
  }, []);
  useEffect(() => {
    if (place.current === null) return;
    const style = getComputedStyle(place.current);
    const colour = (name: string): string => style.getPropertyValue(name).trim();
    chart.current?.setOption(chartOption(drawing, colour), { notMerge: true });
  }, [drawing, mode]);
  return <div ref={place} className="indicator-chart" role="img" aria-label={label} />;
}
