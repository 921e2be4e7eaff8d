import { accidentMeasureApi, type AccidentDetail } from '@anlan/contracts/responsibility';
import { Button, Card } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { MeasureTag } from './accident.names';
import { AddMeasureForm } from './measure-forms';

/** The states in which measures are recorded: the report is in, and is not evaluated. */
const RECORDED_IN = new Set<AccidentDetail['status']>(['report_submitted', 'approved', 'rectifying']);

/** 整改措施（回头看） What the report asks for, and whether it was carried out within the year. */
export function MeasuresCard({ accident: a }: { accident: AccidentDetail }) {
  const { t } = useWords();
  const to = useTenantPath();
  const rights = useRights();
  const notices = useNotices();
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  const read = useRead(accidentMeasureApi.list, { query: { accidentId: a.id, limit: 200 } }, { keep: true });
  const figures = useRead(accidentMeasureApi.figures, { query: { accidentId: a.id } }, { keep: true });
  const limit = a.clocks.find((c) => c.kind === 'evaluation');
  return (
    <Card
      title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('整改措施与回头看', 'Measures, and the look-back')}</h2>}
      extra={RECORDED_IN.has(a.status) && rights.may('accident.manage') && <Button size="small" onClick={() => setOpen(true)}>{t('登记措施', 'Record a measure')}</Button>}
    >
      {limit && <p style={{ marginTop: 0 }}>{t('批复后一年内评估：{day} 前', 'To be evaluated within a year of the approval: by {day}', { day: limit.dueAt.slice(0, 10) })}</p>}
      {a.lookBack && <p>{t('回头看：计划 {day} 由{by}评估（{who} 计划）', 'Look-back: planned for {day}, by {by} (planned by {who})', { day: a.lookBack.on, by: a.lookBack.by, who: a.lookBack.plannedBy.name })}</p>}
      {figures.data && figures.data.measures > 0 && <p>{t('落实率 {rate}（已落实 ÷ 全部 {n} 项），逾期 {late} 项', '{rate} carried out, of {n}; {late} overdue', { rate: figures.data.rate, n: figures.data.measures, late: figures.data.overdue })}</p>}
      {read.error ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : !read.data ? <RowsSkeleton rows={2} /> : read.data.items.length === 0 ? <p style={{ margin: 0 }}>{t('还没有登记整改措施。调查报告提交之后、评估之前登记。', 'No measure yet. They are recorded once the report is in, and before the evaluation.')}</p> : (
        <ul style={{ margin: 0, paddingInlineStart: 18 }}>
          {read.data.items.map((m) => <li key={m.id} style={{ marginBottom: 6, overflowWrap: 'anywhere' }}><Link className="in-text" to={to(`accident-measures/${m.id}`)}>{m.measure}</Link> {m.responsible} <span style={{ whiteSpace: 'nowrap' }}>{m.dueOn}</span> <MeasureTag measure={m} /></li>)}
        </ul>
      )}
      <FormDrawer title={t('登记整改措施', 'Record a measure')} open={open} onClose={close}><AddMeasureForm accidentId={a.id} onDone={() => (notices.success(t('已登记', 'Recorded')), close())} onCancel={close} /></FormDrawer>
    </Card>
  );
}
