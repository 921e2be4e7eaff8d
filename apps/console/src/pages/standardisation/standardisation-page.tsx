import { standardisationApi, standardisationGradeNames, standardisationLifecycle, type Standardisation } from '@anlan/contracts/enforcement';
import { shanghaiDay } from '@anlan/domain';
import { Alert, Card, Flex, Input, InputNumber, Radio } from 'antd';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions, type StepForm } from '../../patterns/detail/step-actions';
import { Field } from '../../patterns/form/field';
import { PageHeader } from '../../patterns/page-header';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { WantedFields } from './apply-form';
import { GradeTag } from './grade-tag';

/** One application and the grade that came of it. */
export function StandardisationPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(standardisationApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这条定级记录', 'There is no such record')} list={{ path: 'standardisations', name: t('安全生产标准化', 'the grades') }}>{(s) => <Loaded record={s} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function Loaded({ record: s, onReadAgain }: { record: Standardisation; onReadAgain: () => void }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const rights = useRights();
  const today = shanghaiDay(new Date());
  const forms: Record<Standardisation['allowedActions'][number], StepForm> = {
    review: {
      op: standardisationApi.review, initial: { result: 'passed', reviewedOn: today },
      fields: (
        <>
          <Field name="result" label={t('评审结果', 'Result')}><Radio.Group options={[{ value: 'passed', label: t('通过', 'Passed') }, { value: 'failed', label: t('未通过', 'Failed') }]} /></Field>
          <Field name="reviewer" label={t('评审单位', 'Reviewed by')}><Input maxLength={100} /></Field>
          <Field name="reviewedOn" label={t('评审日期', 'Day')}><Input type="date" max={today} style={{ width: 170 }} /></Field>
          <Field name="score" label={t('评审得分', 'Score')} required={false}><InputNumber min={0} max={100} precision={1} style={{ width: 120 }} /></Field>
          <Field name="note" label={t('评审意见', 'Opinion')} required={false}><Input.TextArea rows={4} maxLength={2000} /></Field>
        </>
      ),
    },
    announce: {
      op: standardisationApi.announce, initial: { announcedOn: today }, intro: { zh: '自公告之日起三年有效；到期前 90 日进入待办。', en: 'Valid for three years from its announcement; 90 days before its end it is a to-do.' },
      fields: <><Field name="certificateNumber" label={t('证书编号', 'Certificate number')}><Input maxLength={60} /></Field><Field name="announcedOn" label={t('公告日期', 'Announced on')}><Input type="date" max={today} style={{ width: 170 }} /></Field></>,
    },
    renew: { op: standardisationApi.renew, initial: { grade: s.grade }, intro: { zh: '另立一条复评申请；公告之前，现有等级不变。', en: 'It is a record of its own; until that is announced, the present grade stays.' }, fields: <WantedFields /> },
    revoke: { op: standardisationApi.revoke, danger: true, fields: <Field name="reason" label={t('撤销原因', 'Reason')}><Input.TextArea rows={3} maxLength={500} /></Field> },
  };
  const long = (text: string) => <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</span>;
  return (
    <>
      <PageHeader back={<Link to={to('standardisations')}>← {t('安全生产标准化', 'Standardisation')}</Link>} title={s.subject.name} note={<GradeTag of={s} />} actions={<StepActions record={s} actions={standardisationLifecycle.actions} forms={forms} onReadAgain={onReadAgain} />} />
      <Flex vertical gap={16}>
        {s.renewalId && <Alert type="info" showIcon title={<Link className="in-text" to={to(`standardisations/${s.renewalId}`)}>{t('复评申请在办', 'It is being renewed')}</Link>} />}
        {s.renewalOf && <Alert type="info" showIcon title={<Link className="in-text" to={to(`standardisations/${s.renewalOf}`)}>{t('本条为复评，查看原等级', 'This renews a former grade')}</Link>} />}
        {s.revokeReason && <Alert type="warning" showIcon title={t('撤销原因：{reason}', 'Revoked because: {reason}', { reason: s.revokeReason })} />}
        <Card><LifecycleSteps lifecycle={standardisationLifecycle} state={s.status} reached={{ applied: { at: s.appliedAt, by: s.appliedBy.name } }} /></Card>
        <Card>
          <FactList
            facts={[
              { label: t('监管对象', 'Subject'), value: rights.may('subject.read') ? <Link to={to(`subjects/${s.subject.id}`)}>{s.subject.name}</Link> : s.subject.name },
              { label: t('区划', 'Division'), value: s.divisionName },
              { label: t('等级', 'Grade'), value: label(standardisationGradeNames[s.grade]) },
              { label: t('证书编号', 'Certificate'), value: s.certificateNumber },
              { label: t('公告日期', 'Announced'), value: s.announcedOn },
              { label: t('有效期至', 'Valid until'), value: s.expiresOn },
              { label: t('自评得分', 'Own score'), value: s.selfScore },
              { label: t('评审', 'Review'), value: [s.reviewer, s.reviewedOn, s.score !== null && t('{n} 分', '{n} points', { n: s.score })].filter(Boolean).join(' · ') },
              { label: t('登记评审', 'Recorded by'), value: s.reviewedBy?.name },
              ...(s.note ? [{ label: t('申请说明', 'Note'), value: long(s.note), wide: true as const }] : []),
              ...(s.reviewNote ? [{ label: t('评审意见', 'Opinion'), value: long(s.reviewNote), wide: true as const }] : []),
              { label: t('最近修改', 'Last change'), value: `${instantText(s.updatedAt)} · ${s.updatedBy.name}` },
            ]}
          />
          <p style={{ marginBottom: 0 }}><small>{t('依据：《安全生产法》第四条；《企业安全生产标准化建设定级办法》（应急〔2021〕83号）：分三级，三年有效。', 'Basis: 安全生产法 art. 4; 应急〔2021〕83号: three grades, valid for three years.')}</small></p>
        </Card>
      </Flex>
    </>
  );
}
