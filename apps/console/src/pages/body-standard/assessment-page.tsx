import { bodyAssessmentApi, bodyAssessmentLifecycle, bodyStandardApi, type BodyAssessment, type BodyStandard } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Alert, Card, Flex, Input, Radio } from 'antd';
import { Link, useParams } from 'react-router';
import { send } from '../../api/client';
import { useRead } from '../../api/queries';
import { Attachments } from '../../patterns/detail/attachments';
import { FactList } from '../../patterns/detail/fact-list';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions, type StepForm } from '../../patterns/detail/step-actions';
import { Field } from '../../patterns/form/field';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { ToneTag } from '../../patterns/tone-tag';
import { useTenantPath } from '../../session/rights';
import { instantText, NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { CheckFields, deductionsOf } from './check-fields';
import { AssessmentTag } from './words';

/** One try of a body: what it says of itself item by item, what was taken off, and what the city found. */
export function BodyAssessmentPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(bodyAssessmentApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这次申报', 'There is no such assessment')} list={{ path: 'body-assessments', name: t('机构达标申报', 'the assessments') }}>{(a) => <Standard assessment={a} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function Standard({ assessment: a, onReadAgain }: { assessment: BodyAssessment; onReadAgain: () => void }) {
  const read = useRead(bodyStandardApi.get, { params: { id: a.standardId } });
  if (read.error && !read.data) return <ProblemView error={read.error} onRetry={() => void read.refetch()} />;
  return read.data ? <Loaded assessment={a} standard={read.data} onReadAgain={onReadAgain} /> : <PageSkeleton />;
}

const also = [['responsibility', 'body-standard']] as const;

function Loaded({ assessment: a, standard, onReadAgain }: { assessment: BodyAssessment; standard: BodyStandard; onReadAgain: () => void }) {
  const { t } = useWords();
  const to = useTenantPath();
  const today = shanghaiDay(new Date());
  const forms: Record<Exclude<BodyAssessment['allowedActions'][number], 'retry'>, StepForm> = {
    check: { op: bodyAssessmentApi.check, intro: { zh: `逐项核对，需要扣分的填写扣分和原因。得分不低于 ${a.passMark} 分即初验通过。`, en: `Points taken off want a reason. With ${a.passMark} or more it passes.` }, toBody: deductionsOf, fields: <CheckFields assessment={a} standard={standard} /> },
    'record-city': {
      op: bodyAssessmentApi.recordCity, initial: { result: 'passed', checkedOn: today },
      fields: (
        <>
          <Field name="result" label={t('市验收结果', 'Result')}><Radio.Group options={[{ value: 'passed', label: t('达标', 'Passed') }, { value: 'to_rectify', label: t('需整改', 'To rectify') }]} /></Field>
          <Field name="checkedOn" label={t('验收日期', 'Day')}><Input type="date" max={today} style={{ width: 170 }} /></Field>
          <Field name="note" label={t('市验收意见', 'Opinion')}><Input.TextArea rows={3} maxLength={2000} /></Field>
        </>
      ),
    },
  };
  const steps = a.allowedActions.filter((x) => x !== 'retry');
  const long = (text: string) => <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</span>;
  const reached = { self_checked: { at: a.openedAt, by: a.openedBy.name }, ...(a.checkedAt && a.status !== 'to_rectify' && { checked: { at: a.checkedAt, by: a.checkedBy?.name } }) };
  return (
    <>
      <PageHeader
        back={<Link to={to('body-assessments')}>← {t('机构达标申报', 'Assessments of bodies')}</Link>} title={t('{name} {standard}', '{name}: {standard}', { name: a.divisionName, standard: a.standardName })}
        note={<Flex gap={8} wrap align="center"><AssessmentTag status={a.status} /><span>{t('第 {n} 次申报', 'Try {n}', { n: a.attempt })}</span></Flex>}
        actions={<><StepActions record={{ ...a, allowedActions: steps }} actions={bodyAssessmentLifecycle.actions} forms={forms} also={also} onReadAgain={onReadAgain} />{a.allowedActions.includes('retry') && <LinkButton to={`body-assessments/${a.id}/retry`} type="primary">{t('整改后再次自评', 'Try again')}</LinkButton>}</>}
      />
      <Flex vertical gap={16}>
        {a.previousId && <Alert type="info" showIcon title={<Link className="in-text" to={to(`body-assessments/${a.previousId}`)}>{t('上一次申报', 'The try before')}</Link>} />}
        <Card><LifecycleSteps lifecycle={bodyAssessmentLifecycle} state={a.status} reached={reached} /></Card>
        <Card>
          <FactList
            facts={[
              { label: t('自评得分', 'Own score'), value: `${a.selfScore} / ${a.fullScore}` },
              { label: t('初验得分', 'Checked score'), value: a.score === null ? NONE : `${a.score} / ${a.fullScore}` },
              { label: t('达标分', 'Pass mark'), value: a.passMark },
              { label: t('标准', 'Standard'), value: <Link to={to(`body-standards/${a.standardId}`)}>{a.standardName}</Link> },
              { label: t('初验', 'Checked'), value: a.checkedBy && `${instantText(a.checkedAt)} · ${a.checkedBy.name}` },
              { label: t('市验收日期', 'City check'), value: a.cityCheckedOn },
              ...(a.rectified ? [{ label: t('整改情况', 'What was put right'), value: long(a.rectified), wide: true as const }] : []),
              ...(a.checkNote ? [{ label: t('初验意见', 'Opinion'), value: long(a.checkNote), wide: true as const }] : []),
              ...(a.cityNote ? [{ label: t('市验收意见', 'Opinion of the city'), value: long(a.cityNote), wide: true as const }] : []),
            ]}
          />
        </Card>
        <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('逐项情况', 'Item by item')}</h2>}><Items assessment={a} standard={standard} /></Card>
      </Flex>
    </>
  );
}

function Items({ assessment: a, standard }: { assessment: BodyAssessment; standard: BodyStandard }) {
  const { t } = useWords();
  const load = async (fileId: string): Promise<Blob> => (await send(bodyAssessmentApi.file, { params: { id: a.id, fileId }, accept: '*/*' })).blob();
  return (
    <ol style={{ margin: 0, paddingInlineStart: 24 }}>
      {a.items.map((i) => {
        const of = standard.items[i.item - 1];
        const off = a.deductions.find((d) => d.item === i.item);
        return (
          <li key={i.item} style={{ marginBottom: 12, overflowWrap: 'anywhere' }}>
            <strong>{of?.name}</strong> {t('自评 {n} / {max}', '{n} of {max}', { n: i.score, max: of?.maxScore ?? NONE })} {off && <ToneTag tone="bad">{t('扣 {n} 分', '{n} off', { n: off.points })}</ToneTag>}
            {off && <div>{t('扣分原因：{reason}', 'Because: {reason}', { reason: off.reason })}</div>}
            {i.evidence && <div style={{ whiteSpace: 'pre-wrap' }}>{i.evidence}</div>}
            {i.fileId && <Attachments files={[{ fileId: i.fileId, name: t('第 {n} 项佐证', 'Evidence of item {n}', { n: i.item }) }]} load={load} />}
          </li>
        );
      })}
    </ol>
  );
}
