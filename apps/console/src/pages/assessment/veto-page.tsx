import { vetoApi, vetoLifecycle, type Veto } from '@anlan/contracts/responsibility';
import { Card, Flex, Input, Radio } from 'antd';
import { Link, useParams } from 'react-router';
import { send } from '../../api/client';
import { useRead } from '../../api/queries';
import { Attachments } from '../../patterns/detail/attachments';
import { FactList } from '../../patterns/detail/fact-list';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions, type StepForm } from '../../patterns/detail/step-actions';
import { Field } from '../../patterns/form/field';
import { PageHeader } from '../../patterns/page-header';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { VetoTag } from './tags';
import { Trigger } from './veto-list-page';

/** One veto: why, of when, and who decided. */
export function VetoPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(vetoApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这项否决', 'There is no such veto')} list={{ path: 'vetoes', name: t('一票否决', 'the vetoes') }}>{(v) => <Loaded v={v} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function Loaded({ v, onReadAgain }: { v: Veto; onReadAgain: () => void }) {
  const { t } = useWords();
  const to = useTenantPath();
  const long = (text: string) => <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</span>;
  const forms: Record<Veto['allowedActions'][number], StepForm> = {
    review: {
      op: vetoApi.review, initial: { result: 'reviewed' },
      fields: <><Field name="result" label={t('审核结果', 'Result')}><Radio.Group options={[{ value: 'reviewed', label: t('通过', 'Passed') }, { value: 'refused', label: t('不通过', 'Refused') }]} /></Field><Field name="note" label={t('审核意见', 'Opinion')}><Input.TextArea rows={3} maxLength={1000} /></Field></>,
    },
    'put-in-effect': { op: vetoApi.putInEffect, intro: { zh: '生效后，期间内的考核在定档时按方案执行。', en: 'From then on assessments of the period are graded with it, as their scheme says.' }, fields: <Field name="document" label={t('决定文号', 'Document number')}><Input maxLength={300} /></Field> },
    lift: { op: vetoApi.lift, danger: true, fields: <Field name="reason" label={t('解除理由', 'Reason')}><Input.TextArea rows={3} maxLength={1000} /></Field> },
  };
  const reached = { proposed: { at: v.proposedAt, by: v.proposedBy.name }, ...(v.reviewedAt && { [v.status === 'refused' ? 'refused' : 'reviewed']: { at: v.reviewedAt, by: v.reviewedBy?.name } }), ...(v.effectiveAt && { in_effect: { at: v.effectiveAt } }), ...(v.liftedAt && { lifted: { at: v.liftedAt } }) };
  const files = v.evidence.flatMap((e) => (e.fileId ? [{ fileId: e.fileId, name: e.description, caption: e.description }] : []));
  return (
    <>
      <PageHeader back={<Link to={to('vetoes')}>← {t('一票否决', 'Vetoes')}</Link>} title={v.unitName ?? v.memberName ?? ''} note={<Flex gap={8} wrap align="center"><VetoTag status={v.status} /><span>{v.from} – {v.to}</span></Flex>} actions={<StepActions record={v} actions={vetoLifecycle.actions} forms={forms} onReadAgain={onReadAgain} />} />
      <Flex vertical gap={16}>
        <Card><LifecycleSteps lifecycle={vetoLifecycle} state={v.status} reached={reached} /></Card>
        <Card>
          <FactList
            facts={[
              { label: t('否决情形', 'Ground'), value: <Trigger of={v.trigger} /> }, { label: t('依据', 'Basis'), value: long(v.basis) }, { label: t('事实', 'Facts'), value: long(v.facts), wide: true as const },
              ...(v.reviewNote ? [{ label: t('审核意见', 'Opinion'), value: long(v.reviewNote) }] : []), ...(v.document ? [{ label: t('决定文号', 'Document'), value: v.document }] : []), ...(v.liftReason ? [{ label: t('解除理由', 'Reason of lifting'), value: long(v.liftReason) }] : []),
            ]}
          />
        </Card>
        {files.length > 0 && <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('证据', 'Evidence')}</h2>}><Attachments files={files} load={async (fileId) => (await send(vetoApi.file, { params: { id: v.id, fileId }, accept: '*/*' })).blob()} /></Card>}
      </Flex>
    </>
  );
}
