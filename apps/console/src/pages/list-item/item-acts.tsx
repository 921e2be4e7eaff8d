import { dutyActApi, dutyActLifecycle, recordedAsNames, responsibilityFileApi, type DutyAct, type ListItem } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Card, Flex, Input } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { EvidenceList } from '../../patterns/detail/evidence-list';
import { StepActions, type StepForm } from '../../patterns/detail/step-actions';
import { givenFiles } from '../../patterns/files/files';
import { FilesField, filesSent } from '../../patterns/files/files-field';
import { Field } from '../../patterns/form/field';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { ActTag } from '../duty-act/act-tag';

const SHOWN = 20;

/** 记录履职: the form of what was done of a standing duty. */
export function useRecordForm(i: ListItem): StepForm {
  const { t } = useWords();
  const today = shanghaiDay(new Date());
  return {
    op: dutyActApi.record, initial: { day: today },
    intro: i.evidenceWanted ? { zh: `记下后不能修改，记错可撤回。佐证要求：${i.evidenceWanted}`, en: `It cannot be changed afterwards; what is wrong is withdrawn. Evidence wanted: ${i.evidenceWanted}` } : { zh: '记下后不能修改，记错可撤回。', en: 'It cannot be changed afterwards; what is wrong is withdrawn.' },
    toBody: ({ day, what, files, said }) => ({ day, what, evidence: [...givenFiles(files).map(({ fileId, name }) => ({ fileId, description: name })), ...(typeof said === 'string' && said.trim() ? [{ description: said.trim() }] : [])] }),
    fields: (
      <>
        <Field name="day" label={t('履职日期', 'Day')}><Input type="date" max={today} style={{ width: 170 }} /></Field>
        <Field name="what" label={t('履职情况', 'What was done')}><Input.TextArea rows={3} maxLength={2000} /></Field>
        <Field name="files" label={t('佐证附件（照片、PDF、视频）', 'Evidence: pictures, PDF, video')} required={false} rules={[filesSent(t)]}><FilesField op={responsibilityFileApi.upload} most={19} /></Field>
        <Field name="said" label={t('佐证说明', 'Evidence in words')} required={false}><Input.TextArea rows={2} maxLength={500} /></Field>
      </>
    ),
  };
}

/** 履职留痕 of a duty, newest first, with that of the editions before that asked the same. */
export function ItemActs({ item }: { item: ListItem }) {
  const { t } = useWords();
  const to = useTenantPath();
  const read = useRead(dutyActApi.ofItem, { params: { id: item.id }, query: { limit: SHOWN, total: 'true' } }, { keep: true });
  if (read.error && !read.data) return <ProblemView error={read.error} onRetry={() => void read.refetch()} />;
  const acts = read.data?.items;
  const total = read.data?.total ?? 0;
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('履职留痕', 'What was done')}</h2>}>
      {!acts ? <RowsSkeleton rows={2} /> : acts.length === 0 ? <p style={{ margin: 0 }}>{t('还没有履职留痕。', 'Nothing is on record yet.')}</p> : (
        <ul aria-label={t('履职留痕', 'What was done')} style={{ margin: 0, padding: 0, listStyle: 'none' }}>{acts.map((a) => <Act key={a.id} act={a} onReadAgain={() => void read.refetch()} />)}</ul>
      )}
      {total > SHOWN && <Link to={to(`duty-acts?itemId=${item.id}`)}>{t('全部 {n} 条', 'All {n}', { n: total })}</Link>}
    </Card>
  );
}

function Act({ act: a, onReadAgain }: { act: DutyAct; onReadAgain: () => void }) {
  const { t, label } = useWords();
  const withdraw: StepForm = { op: dutyActApi.withdraw, danger: true, intro: { zh: '撤回后仍可见，不再计数。', en: 'It stays to be seen, and counts no more.' }, fields: <Field name="reason" label={t('撤回理由', 'Reason')}><Input.TextArea rows={3} maxLength={500} /></Field> };
  return (
    <li style={{ padding: '8px 0', overflowWrap: 'anywhere' }}>
      <Flex gap={8} wrap align="center"><strong>{a.day}</strong><ActTag status={a.status} /><span>{a.recordedBy.name}{a.recordedUnit && ` · ${a.recordedUnit.name}`}{a.recordedAs && ` · ${label(recordedAsNames[a.recordedAs])}`}</span><small>{t('记于 {at}', 'recorded {at}', { at: instantText(a.recordedAt) })}</small></Flex>
      <p style={{ margin: '4px 0', whiteSpace: 'pre-wrap', textDecoration: a.status === 'withdrawn' ? 'line-through' : undefined }}>{a.what}</p>
      <EvidenceList items={a.evidence} op={dutyActApi.file} id={a.id} />
      {a.withdrawnAt && <p style={{ margin: '4px 0' }}>{t('{who} 于 {at} 撤回：{reason}', 'Withdrawn by {who} at {at}: {reason}', { who: a.withdrawnBy?.name ?? '', at: instantText(a.withdrawnAt), reason: a.withdrawReason ?? '' })}</p>}
      <StepActions record={a} actions={dutyActLifecycle.actions} forms={{ withdraw }} also={[['responsibility', 'list-item']]} onReadAgain={onReadAgain} />
    </li>
  );
}
