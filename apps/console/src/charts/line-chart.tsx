import { theme } from 'antd';
import { LineChart as Lines } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use, type ECharts } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([Lines, GridComponent, LegendComponent, TooltipComponent, AriaComponent, CanvasRenderer]);

export interface Line {
  readonly name: string;
  /** one for each of the names below; null where there is none */
  readonly values: readonly (number | null)[];
  /** what others are compared with, drawn back */
  readonly faint?: true;
}

interface Props {
  readonly names: readonly string[];
  readonly lines: readonly Line[];
  readonly label: string;
}

/** Values over time. The same numbers stand beside it as a table, for keyboard and ear. */
export function LineChart({ names, lines, label }: Props) {
  const { token } = theme.useToken();
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(undefined);
  useEffect(() => {
    if (!element.current) return;
    const drawn = init(element.current);
    chart.current = drawn;
    const observer = new ResizeObserver(() => drawn.resize());
    observer.observe(element.current);
    return () => {
      observer.disconnect();
      drawn.dispose();
    };
  }, []);
  useEffect(() => {
    const text = { color: token.colorText, fontFamily: token.fontFamily };
    chart.current?.setOption({
      animation: false,
      aria: { enabled: true, label: { description: label } },
      color: lines.map((l) => (l.faint ? token.colorTextTertiary : token.colorPrimary)),
      grid: { left: 8, right: 24, top: 36, bottom: 4, containLabel: true },
      legend: { top: 0, left: 0, textStyle: text },
      tooltip: { trigger: 'axis', renderMode: 'richText', backgroundColor: token.colorBgElevated, textStyle: text, borderColor: token.colorBorder },
      xAxis: { type: 'category', data: names, axisLabel: text, axisLine: { lineStyle: { color: token.colorBorder } } },
      yAxis: { type: 'value', scale: true, axisLabel: text, splitLine: { lineStyle: { color: token.colorBorderSecondary } } },
      series: lines.map((l) => ({ type: 'line', name: l.name, data: l.values, symbolSize: 8, lineStyle: { width: l.faint ? 1.5 : 2.5, type: l.faint ? 'dashed' : 'solid' } })),
    }, { notMerge: true });
  }, [names, lines, label, token]);
  return <div ref={element} style={{ height: 240 }} aria-hidden="true" />;
}
