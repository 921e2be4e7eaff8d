import { taskBulletinApi, type TaskBulletin } from '@anlan/contracts/responsibility';
import { Alert, Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { RecordView } from '../../patterns/detail/record-view';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { PageHeader } from '../../patterns/page-header';
import { FormSheet } from '../../patterns/print/form-sheet';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { IssueForm } from './bulletin-list-page';
import { BulletinTable } from './bulletin-table';

/** A bulletin that was issued: its numbers and its tasks as they were, to be printed. */
export function TaskBulletinPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(taskBulletinApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这份通报', 'There is no such bulletin')} list={{ path: 'task-bulletins', name: t('任务通报', 'the bulletins') }}>{(b) => <Loaded key={b.id} bulletin={b} />}</RecordView>;
}

function Loaded({ bulletin: b }: { bulletin: TaskBulletin }) {
  const { t } = useWords();
  const to = useTenantPath();
  const [open, setOpen] = useState(false);
  const may = useRights().may('task.manage') && b.correctedById === null;
  const title = t('{division} {month} 任务完成情况通报', 'Tasks of {division} in {month}', { division: b.divisionName, month: b.month });
  return (
    <>
      <PageHeader
        back={<Link to={to('task-bulletins')}>← {t('任务通报', 'Task bulletins')}</Link>} title={title} note={`${b.number} · ${b.issuedOn} · ${b.issuedBy.name}`}
        actions={<><Button type="primary" onClick={() => print()}>{t('打印', 'Print')}</Button>{may && <Button onClick={() => setOpen(true)}>{t('印发更正', 'Issue a correction')}</Button>}</>}
      />
      <Flex vertical gap={16}>
        {b.correctedById && <Alert type="warning" showIcon title={<Link to={to(`task-bulletins/${b.correctedById}`)}>{t('已由后一份通报更正', 'A later bulletin corrects it')}</Link>} />}
        {b.correctsId && <Alert type="info" showIcon title={<Link to={to(`task-bulletins/${b.correctsId}`)}>{t('更正前一份通报', 'It corrects an earlier bulletin')}</Link>} />}
        {b.note && <Card><span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{b.note}</span></Card>}
        <Card>
          <BulletinTable lines={b.lines} total={b.total} />
          <p style={{ marginBottom: 0 }}><small>{t('数字定格于 {at}；点开的是这些任务今天的样子。', 'The numbers are of {at}; they lead to the tasks as they are today.', { at: instantText(b.asOf) })}</small></p>
        </Card>
        <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('印发时的任务（{n}）', 'Tasks as they were ({n})', { n: b.tasks.length })}</h2>}>
          <ul style={{ margin: 0, paddingInlineStart: 20 }}>{b.tasks.map((x) => <li key={x.id} style={{ overflowWrap: 'anywhere' }}><Link className="in-text" to={to(`tasks/${x.id}`)}>{x.title}</Link> {x.dueOn} <Outcome outcome={x.outcome} /></li>)}</ul>
        </Card>
      </Flex>
      <FormSheet>
        <h1>{title}</h1>
        <p className="sheet-number">{t('编号', 'Number')}：{b.number}</p>
        {b.note && <p style={{ whiteSpace: 'pre-wrap' }}>{b.note}</p>}
        <BulletinTable lines={b.lines} total={b.total} />
        <table>
          <thead><tr><th scope="col">{t('任务编号', 'Number')}</th><th scope="col" style={{ width: '45%' }}>{t('任务', 'Task')}</th><th scope="col">{t('时限', 'Due')}</th><th scope="col">{t('完成情况', 'Outcome')}</th></tr></thead>
          <tbody>{b.tasks.map((x) => <tr key={x.id}><td>{x.number}</td><td>{x.title}</td><td>{x.dueOn}</td><td><Outcome outcome={x.outcome} /></td></tr>)}</tbody>
        </table>
        <p className="sheet-signs"><span>{t('印发：', 'Issued by: ')}{b.issuedBy.name}</span><span>{t('日期：', 'Date: ')}{b.issuedOn}</span></p>
      </FormSheet>
      <FormDrawer title={t('印发更正', 'Issue a correction')} open={open} onClose={() => setOpen(false)}><IssueForm month={b.month} corrects={b} onCancel={() => setOpen(false)} /></FormDrawer>
    </>
  );
}

function Outcome({ outcome }: { outcome: TaskBulletin['tasks'][number]['outcome'] }) {
  const { t } = useWords();
  return <>{{ in_time: t('按期完成', 'done in time'), late: t('逾期完成', 'done late'), open: t('未到期', 'not due yet'), overdue: t('逾期未完成', 'overdue') }[outcome]}</>;
}
