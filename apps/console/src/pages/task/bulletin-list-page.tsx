import { taskApi, taskBulletinApi, type TaskBulletin } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Button, Card, Flex, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useRead } from '../../api/queries';
import { rateText } from '../../patterns/figures/rate-text';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { ToneTag } from '../../patterns/tone-tag';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText, NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { BulletinTable } from './bulletin-table';

type Row = Omit<TaskBulletin, 'tasks' | 'lines'>;
function Corrected({ id }: { id: string | null }) {
  const { t } = useWords();
  return id === null ? NONE : <ToneTag tone="warn">{t('已更正', 'corrected')}</ToneTag>;
}

const spec: ListSpec<Row> = {
  name: 'responsibility.task-bulletin', op: taskBulletinApi.list, rowKey: (b) => b.id, rowName: (b) => b.number, href: (b) => `task-bulletins/${b.id}`,
  columns: [
    { key: 'number', title: { zh: '通报编号', en: 'Number' }, main: true, render: (b) => <span style={{ whiteSpace: 'nowrap' }}>{b.number}</span> },
    { key: 'month', title: { zh: '月份', en: 'Month' }, render: (b) => b.month, phone: 'line' },
    { key: 'division', title: { zh: '区划', en: 'Division' }, render: (b) => b.divisionName, phone: 'line' },
    { key: 'given', title: { zh: '应完成', en: 'Given' }, render: (b) => b.total.given.count, align: 'right', phone: 'line' },
    { key: 'overdue', title: { zh: '逾期未完成', en: 'Overdue' }, render: (b) => b.total.overdue.count, align: 'right', phone: 'line' },
    { key: 'rate', title: { zh: '完成率', en: 'Rate' }, render: (b) => rateText(b.total.rate.percent, 100), align: 'right', phone: 'line' },
    { key: 'overdueRate', title: { zh: '逾期率', en: 'Overdue rate' }, render: (b) => rateText(b.total.overdueRate.percent, 100), align: 'right', phone: 'line' },
    { key: 'corrected', title: { zh: '更正', en: 'Corrected' }, render: (b) => <Corrected id={b.correctedById} />, phone: 'mark' },
    { key: 'issued', title: { zh: '印发日期', en: 'Issued' }, render: (b) => b.issuedOn },
  ],
  filters: [{ kind: 'division', key: 'divisionCode', label: { zh: '区划', en: 'Division' } }, { kind: 'text', key: 'month', label: { zh: '月份（如 2026-03）', en: 'Month, such as 2026-03' } }],
  exports: true, empty: { text: { zh: '还没有印发的通报。上方是本月现状，印发后定格。', en: 'No bulletin has been issued. Above is the month as it stands; once issued it is frozen.' } },
};

/** 任务通报: the month as it stands, and what was issued. */
export function TaskBulletinListPage() {
  const { t } = useWords();
  const [month, setMonth] = useState(shanghaiDay(new Date()).slice(0, 7));
  const [open, setOpen] = useState(false);
  const issue = useRights().may('task.manage') && <Button type="primary" onClick={() => setOpen(true)}>{t('印发通报', 'Issue the bulletin')}</Button>;
  return (
    <>
      <ListPage title={t('任务通报', 'Task bulletins')} spec={spec} actions={issue}><Draft month={month} onMonth={setMonth} /></ListPage>
      <FormDrawer title={t('印发 {month} 通报', 'Issue the bulletin of {month}', { month })} open={open} onClose={() => setOpen(false)}><IssueForm month={month} onCancel={() => setOpen(false)} /></FormDrawer>
    </>
  );
}

/** Issues the month's; a later one names the one that it corrects. */
export function IssueForm({ month, corrects, onCancel }: { month: string; corrects?: Pick<TaskBulletin, 'id' | 'divisionCode'>; onCancel: () => void }) {
  const { t } = useWords();
  const rights = useRights();
  const to = useTenantPath();
  const navigate = useNavigate();
  const places = rights.divisionsOf('task.manage');
  return (
    <OperationForm
      op={taskBulletinApi.issue} initial={{ divisionCode: corrects?.divisionCode ?? places?.[0] }} submit={t('印发', 'Issue')} onCancel={onCancel} onDone={(b) => void navigate(to(`task-bulletins/${b.id}`))}
      toBody={(v) => ({ month, divisionCode: (v['divisionCode'] as string | undefined) ?? '', note: (v['note'] as string | undefined)?.trim() || null, correctsId: corrects?.id ?? null })}
    >
      <p>{t('印发后数字和任务定格，不再改变；有误时另行印发一份更正。', 'Its numbers and tasks are frozen; a mistake is corrected by another bulletin.')}</p>
      {!corrects && <Field name="divisionCode" label={t('通报范围（区或街道）', 'Of which district or street')}><DivisionPicker deepest="street" within={places} /></Field>}
      <Field name="note" label={t('按语', 'Foreword')} required={false}><Input.TextArea rows={5} maxLength={2000} showCount /></Field>
    </OperationForm>
  );
}

function Draft({ month, onMonth }: { month: string; onMonth: (month: string) => void }) {
  const { t } = useWords();
  const read = useRead(taskApi.bulletin, { query: { month } }, { keep: true });
  return (
    <Card style={{ marginBottom: 16 }} title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('{month} 现状', '{month} as it stands', { month })}</h2>} extra={<Input type="month" value={month} onChange={(e) => e.target.value && onMonth(e.target.value)} aria-label={t('月份', 'Month')} style={{ width: 150 }} />}>
      {read.error && !read.data ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : !read.data ? <RowsSkeleton rows={3} /> : (
        <Flex vertical gap={8}>
          <BulletinTable lines={read.data.lines} total={read.data.total} />
          <small>{t('统计于 {at}。完成率 = 完成 ÷ 应完成，逾期率 =（逾期完成 + 逾期未完成）÷ 应完成；没有应完成时记作 —。', 'As of {at}. The rate is done ÷ given, the overdue rate late or overdue ÷ given; — where none was given.', { at: instantText(read.data.asOf) })}</small>
        </Flex>
      )}
    </Card>
  );
}
