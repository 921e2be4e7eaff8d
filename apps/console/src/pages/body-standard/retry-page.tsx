import { bodyAssessmentApi, bodyStandardApi, type BodyAssessment, type BodyStandard } from '@anlan/contracts/responsibility';
import { Alert, Card, Input } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { RecordView } from '../../patterns/detail/record-view';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { itemsOf, SelfItems } from './self-items';

/** 整改后再次自评, under the version that is in force by now. */
export function RetryPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(bodyAssessmentApi.get, { params: { id } });
  return <RecordView read={read} missing={t('没有这次申报', 'There is no such assessment')} list={{ path: 'body-assessments', name: t('机构达标申报', 'the assessments') }}>{(a) => <Standard assessment={a} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function Standard({ assessment: a, onReadAgain }: { assessment: BodyAssessment; onReadAgain: () => void }) {
  const read = useRead(bodyStandardApi.list, { query: { lineId: a.lineId, status: 'published' } as never });
  if (read.error && !read.data) return <ProblemView error={read.error} onRetry={() => void read.refetch()} />;
  const standard = read.data?.items[0];
  return standard ? <Loaded assessment={a} standard={standard} onReadAgain={onReadAgain} /> : <PageSkeleton />;
}

function Loaded({ assessment: a, standard, onReadAgain }: { assessment: BodyAssessment; standard: BodyStandard; onReadAgain: () => void }) {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  // Of another version the items may be others: nothing is taken over then.
  const initial = standard.id === a.standardId ? { items: a.items.map(({ score, evidence, fileId }) => ({ score, evidence, fileId })) } : undefined;
  return (
    <>
      <PageHeader back={<Link to={to(`body-assessments/${a.id}`)}>← {a.divisionName}</Link>} title={t('{name} 整改后再次自评', '{name}: again after rectification', { name: a.divisionName })} />
      <Card style={{ maxWidth: 760 }}>
        {a.deductions.length > 0 && <Alert type="info" showIcon style={{ marginBottom: 16 }} title={t('上次扣分', 'Points lost last time')} description={<ul style={{ margin: 0, paddingInlineStart: 20 }}>{a.deductions.map((d) => <li key={d.item}>{t('第 {n} 项扣 {points} 分：{reason}', 'Item {n}, {points} points: {reason}', { n: d.item, points: d.points, reason: d.reason })}</li>)}</ul>} />}
        {!initial && <Alert type="warning" showIcon style={{ marginBottom: 16 }} title={t('标准已修订，本次按第 {n} 版自评', 'The standard was revised: this try is under version {n}', { n: standard.number })} />}
        <OperationForm op={bodyAssessmentApi.retry} params={{ id: a.id }} version={a.version} initial={initial} toBody={({ rectified, items }) => ({ rectified, items: itemsOf(standard, items) }) as never} submit={t('提交自评', 'Hand in')} onDone={(next) => void navigate(to(`body-assessments/${next.id}`))} onReadAgain={onReadAgain}>
          <Field name="rectified" label={t('整改情况', 'What was put right')}><Input.TextArea rows={3} maxLength={2000} /></Field>
          <SelfItems standard={standard} />
        </OperationForm>
      </Card>
    </>
  );
}
