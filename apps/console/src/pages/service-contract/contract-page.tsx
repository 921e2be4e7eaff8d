import { serviceContractApi, serviceContractLifecycle, type ServiceContract } from '@anlan/contracts/enforcement';
import { Button, Card, Flex, Input } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions, type StepForm } from '../../patterns/detail/step-actions';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { PageHeader } from '../../patterns/page-header';
import { useSubjects } from '../../patterns/pickers/subjects-picker';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText, yuanText } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { ContractForm } from './contract-form';
import { ContractTag } from './list-page';

/** One contract: who does what for whom, its report, and who accepted it. */
export function ServiceContractPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(serviceContractApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这份合同', 'There is no such contract')} list={{ path: 'service-contracts', name: t('社会化服务', 'the services') }}>{(c) => <Loaded contract={c} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function Loaded({ contract: c, onReadAgain }: { contract: ServiceContract; onReadAgain: () => void }) {
  const { t } = useWords();
  const to = useTenantPath();
  const rights = useRights();
  const notices = useNotices();
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  const reason = <Field name="reason" label={t('原因', 'Reason')}><Input.TextArea rows={3} maxLength={500} /></Field>;
  const forms: Record<ServiceContract['allowedActions'][number], StepForm> = {
    start: { op: serviceContractApi.start, intro: { zh: '开始实施后，服务期内的检查可以挂在本合同上。', en: 'From now on checks within the period may name this contract.' } },
    report: { op: serviceContractApi.report, intro: { zh: '报告提交后由他人验收。', en: 'Another person accepts the report.' }, fields: <Field name="report" label={t('服务报告', 'Report')}><Input.TextArea rows={8} maxLength={4000} showCount /></Field> },
    accept: { op: serviceContractApi.accept, fields: <Field name="note" label={t('验收意见', 'Opinion')}><Input.TextArea rows={4} maxLength={2000} /></Field> },
    return: { op: serviceContractApi.return, danger: true, fields: reason },
    terminate: { op: serviceContractApi.terminate, danger: true, intro: { zh: '终止后不能再挂检查；已有的记录保留。', en: 'No check may name it any more; what is there stays.' }, fields: reason },
  };
  const reached = { commissioned: { at: c.commissionedAt, by: c.commissionedBy.name }, ...(c.reportedAt && { reported: { at: c.reportedAt, by: c.reportedBy?.name } }), ...(c.acceptedAt && { accepted: { at: c.acceptedAt, by: c.acceptedBy?.name } }) };
  const canChange = rights.may('service-contract.manage') && (c.status === 'commissioned' || c.status === 'running');
  const long = (text: string) => <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</span>;
  return (
    <>
      <PageHeader
        back={<Link to={to('service-contracts')}>← {t('社会化服务', 'Services')}</Link>} title={c.name} note={<Flex gap={8} wrap align="center"><ContractTag status={c.status} /><span>{c.number}</span></Flex>}
        actions={<><StepActions record={c} actions={serviceContractLifecycle.actions} forms={forms} onReadAgain={onReadAgain} />{canChange && <Button onClick={() => setOpen(true)}>{t('修改', 'Change')}</Button>}</>}
      />
      <Flex vertical gap={16}>
        <Card><LifecycleSteps lifecycle={serviceContractLifecycle} state={c.status} reached={reached} /></Card>
        <Card>
          <FactList
            facts={[
              { label: t('服务机构', 'Provider'), value: [c.provider, c.providerCreditCode].filter(Boolean).join(' ') },
              { label: t('委托区划', 'Commissioned by'), value: c.divisionName },
              { label: t('服务期', 'Period'), value: `${c.from} – ${c.to}` },
              { label: t('金额', 'Amount'), value: yuanText(c.amount) },
              { label: t('服务内容', 'What is done'), value: long(c.scope), wide: true as const },
              ...(c.report ? [{ label: t('服务报告', 'Report'), value: long(c.report), wide: true as const }] : []),
              ...(c.decision ? [{ label: t('验收、退回或终止意见', 'Decision'), value: long(c.decision), wide: true as const }] : []),
              { label: t('最近修改', 'Last change'), value: `${instantText(c.updatedAt)} · ${c.updatedBy.name}` },
            ]}
          />
        </Card>
        <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('成果', 'What came of it')}</h2>}>
          <Flex gap={16} wrap>
            {rights.may('check.read') && <Link to={to(`checks?kind=agency&contractId=${c.id}`)}>{t('合同下的检查', 'Checks under the contract')}</Link>}
            {rights.may('hazard.read') && <Link to={to(`hazards?contractId=${c.id}`)}>{t('发现的隐患', 'Hazards found')}</Link>}
          </Flex>
        </Card>
        {c.subjectIds.length > 0 && rights.may('subject.read') && <Served ids={c.subjectIds} />}
      </Flex>
      <FormDrawer title={t('修改合同', 'Change the contract')} open={open} onClose={close}><ContractForm contract={c} onDone={() => (notices.success(t('已保存', 'Saved')), close())} onCancel={close} onReadAgain={onReadAgain} /></FormDrawer>
    </>
  );
}

const PART = 30;

/** The subjects served, a part at a time. */
function Served({ ids }: { ids: readonly string[] }) {
  const { t } = useWords();
  const to = useTenantPath();
  const [shown, setShown] = useState(PART);
  const part = ids.slice(0, shown);
  const subjects = useSubjects(part);
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('服务对象（{n}）', 'Subjects served ({n})', { n: ids.length })}</h2>}>
      <ul style={{ margin: 0, paddingInlineStart: 20, columnWidth: 260 }}>
        {part.map((id) => <li key={id} style={{ overflowWrap: 'anywhere' }}>{subjects.has(id) ? <Link to={to(`subjects/${id}`)}>{subjects.get(id)?.name}</Link> : t('读取中，或不在职责范围内', 'Being read, or outside your scope')}</li>)}
      </ul>
      {shown < ids.length && <Button type="link" onClick={() => setShown(shown + PART)}>{t('再显示一些', 'Show more')}</Button>}
    </Card>
  );
}
