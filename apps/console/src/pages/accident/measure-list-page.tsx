import { accidentMeasureApi, accidentMeasureLifecycle, accidentMeasureStates, type AccidentMeasure } from '@anlan/contracts/responsibility';
import { Card, Flex } from 'antd';
import { useRead } from '../../api/queries';
import { FigureLink } from '../../patterns/figures/figure-link';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { choicesOf, countedNames, MeasureTag, resultNames } from './accident.names';

const breaks = { overflowWrap: 'anywhere' } as const;

const spec: ListSpec<AccidentMeasure> = {
  name: 'responsibility.accident-measure', op: accidentMeasureApi.list, rowKey: (m) => m.id, rowName: (m) => m.measure, href: (m) => `accident-measures/${m.id}`, counts: true,
  columns: [
    { key: 'measure', title: { zh: '措施', en: 'Measure' }, main: true, render: (m) => <span style={breaks}>{m.measure}</span> },
    { key: 'result', title: { zh: '落实情况', en: 'Carried out' }, render: (m) => <MeasureTag measure={m} />, phone: 'mark' },
    { key: 'responsible', title: { zh: '责任单位', en: 'Responsible' }, render: (m) => <span style={breaks}>{m.responsible}</span>, phone: 'line' },
    { key: 'dueOn', title: { zh: '完成期限', en: 'Due' }, render: (m) => <span style={{ whiteSpace: 'nowrap' }}>{m.dueOn}</span>, phone: 'line' },
    { key: 'accident', title: { zh: '事故', en: 'Accident' }, render: (m) => <span style={breaks}>{m.accident.name}</span>, phone: 'line' },
    { key: 'division', title: { zh: '区划', en: 'Division' }, render: (m) => m.divisionName },
  ],
  filters: [
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: accidentMeasureStates.map((value) => ({ value, label: accidentMeasureLifecycle.states[value] })) },
    { kind: 'choice', key: 'result', label: { zh: '落实情况', en: 'Carried out' }, choices: choicesOf(resultNames) },
    { kind: 'flag', key: 'overdue', label: { zh: '逾期', en: 'Overdue' } },
    { kind: 'days', whole: true, key: 'evaluated', from: 'evaluatedFrom', to: 'evaluatedTo', label: { zh: '事故评估日期', en: 'Accident evaluated' }, extra: true },
    { kind: 'choice', key: 'counted', label: { zh: '生产安全事故', en: 'Work-safety accident' }, choices: choicesOf(countedNames), extra: true },
    { kind: 'division', key: 'divisionCode', label: { zh: '区划', en: 'Division' } },
  ],
  saved: true, exports: true,
  empty: { text: { zh: '没有整改措施。事故调查报告提交之后，在事故页面逐项登记。', en: 'There is no measure. They are recorded at an accident once its report is in.' } },
};

/** 事故整改措施 Measures after accidents, the earliest due first, and how many were carried out. */
export function AccidentMeasureListPage() {
  const { t } = useWords();
  return <ListPage title={t('事故整改措施', 'Measures after accidents')} note={t('回头看：责任单位报告，由登记人、报告人以外的人评估', 'The look-back: the unit reports, and another than who recorded or reported assesses')} spec={spec}><Figures /></ListPage>;
}

/** 措施落实率 with its numerator and denominator; every number leads to its rows. */
function Figures() {
  const { t, label } = useWords();
  const read = useRead(accidentMeasureApi.figures, { query: {} }, { keep: true });
  if (read.error && !read.data) return <ProblemView error={read.error} onRetry={() => void read.refetch()} />;
  const f = read.data;
  const rows = (filter: Readonly<Record<string, string>>): string => `accident-measures?${new URLSearchParams(filter)}`;
  return (
    <Card style={{ marginBottom: 16 }}>
      {!f ? <RowsSkeleton rows={1} /> : (
        <>
          <Flex gap={24} wrap component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
            <li>{t('措施落实率', 'Carried out')} <strong>{f.rate}</strong></li>
            {f.items.map((i) => <li key={i.result}>{label(resultNames[i.result])} <strong><FigureLink n={i.count} rows={rows(i.filter)} name={label(resultNames[i.result])} /></strong></li>)}
            <li>{t('逾期', 'Overdue')} <strong><FigureLink n={f.overdue} rows={rows({ overdue: 'true' })} name={t('逾期', 'Overdue')} /></strong></li>
            <li>{t('合计', 'All')} <strong><FigureLink n={f.measures} rows="accident-measures" name={t('合计', 'All')} /></strong></li>
          </Flex>
          <p style={{ margin: '8px 0 0' }}><small>{t('落实率 = 已落实 ÷ 全部措施，截至 {at}；没有措施时为“—”', 'Those carried out ÷ all measures, as of {at}; — where there is none', { at: instantText(f.asOf) })}</small></p>
        </>
      )}
    </Card>
  );
}
