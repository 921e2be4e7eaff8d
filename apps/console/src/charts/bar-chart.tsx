import { theme } from 'antd';
import { BarChart as Bars } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { init, use, type ECharts } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([Bars, GridComponent, TooltipComponent, AriaComponent, CanvasRenderer]);

export interface Bar {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  readonly tone?: 'bad' | 'warn';
}

interface Props {
  readonly bars: readonly Bar[];
  readonly label: string;
  readonly onChoose: (key: string) => void;
}

const ROW_PX = 30;

/** Horizontal bars, each leading to its rows. The same numbers stand beside it as a table of links, for keyboard and ear. */
export function BarChart({ bars, label, onChoose }: Props) {
  const { token } = theme.useToken();
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(undefined);
  const choose = useRef(onChoose);
  const height = Math.max(120, bars.length * ROW_PX + 24);
  useEffect(() => {
    choose.current = onChoose;
  });
  useEffect(() => {
    if (!element.current) return;
    const drawn = init(element.current);
    chart.current = drawn;
    drawn.on('click', ({ data }) => choose.current((data as { key: string }).key));
    const observer = new ResizeObserver(() => drawn.resize());
    observer.observe(element.current);
    return () => {
      observer.disconnect();
      drawn.dispose();
    };
  }, []);
  useEffect(() => {
    const colours = { bad: token.colorError, warn: token.colorWarning };
    const text = { color: token.colorText, fontFamily: token.fontFamily };
    chart.current?.setOption({
      animation: false,
      aria: { enabled: true, label: { description: label } },
      grid: { left: 8, right: 56, top: 4, bottom: 4, containLabel: true },
      tooltip: { trigger: 'item', renderMode: 'richText', backgroundColor: token.colorBgElevated, textStyle: text, borderColor: token.colorBorder },
      xAxis: { type: 'value', minInterval: 1, axisLabel: { show: false }, splitLine: { lineStyle: { color: token.colorBorderSecondary } } },
      yAxis: { type: 'category', inverse: true, data: bars.map((b) => b.name), axisLabel: { ...text, width: 130, overflow: 'truncate' }, axisTick: { show: false }, axisLine: { lineStyle: { color: token.colorBorder } } },
      series: [{ type: 'bar', barMaxWidth: 18, label: { show: true, position: 'right', ...text }, data: bars.map((b) => ({ value: b.count, name: b.name, key: b.key, itemStyle: { color: b.tone ? colours[b.tone] : token.colorPrimary, borderRadius: 3 } })) }],
    }, { notMerge: true });
    chart.current?.resize();
  }, [bars, label, token, height]);
  return <div ref={element} style={{ height, cursor: 'pointer' }} aria-hidden="true" />;
}
