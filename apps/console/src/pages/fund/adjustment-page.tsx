import { fundAdjustmentApi, fundAdjustmentKindNames, fundAdjustmentLifecycle, type FundAdjustment } from '@anlan/contracts/responsibility';
import { Card, Flex, Input } from 'antd';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions, type StepForm } from '../../patterns/detail/step-actions';
import { Field } from '../../patterns/form/field';
import { PageHeader } from '../../patterns/page-header';
import { useTenantPath } from '../../session/rights';
import { yuanText } from '../../text/format';
import { useWords } from '../../text/text';
import { AdjustmentTag } from './tags';

/** One adjustment: asked for by one, decided by another. */
export function FundAdjustmentPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(fundAdjustmentApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这项调整', 'There is no such adjustment')} list={{ path: 'fund-adjustments', name: t('预算调整', 'the adjustments') }}>{(a) => <Loaded adjustment={a} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

const also = [['responsibility', 'fund'], ['responsibility', 'fund-project']] as const;

function Loaded({ adjustment: a, onReadAgain }: { adjustment: FundAdjustment; onReadAgain: () => void }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const note = <Field name="note" label={t('审批意见', 'Opinion')}><Input.TextArea rows={3} maxLength={1000} /></Field>;
  const forms: Record<FundAdjustment['allowedActions'][number], StepForm> = {
    approve: { op: fundAdjustmentApi.approve, intro: { zh: '批准的同时预算改变。', en: 'The budgets change in the same moment.' }, fields: note },
    refuse: { op: fundAdjustmentApi.refuse, danger: true, fields: note },
  };
  const decided = a.decidedAt ? { [a.status]: { at: a.decidedAt, by: a.decidedBy?.name } } : {};
  const project = (id: string | null, name: string | null) => (id ? <Link to={to(`fund-projects/${id}`)}>{name}</Link> : null);
  return (
    <>
      <PageHeader back={<Link to={to(`funds/${a.fundId}?tab=adjustments`)}>← {a.fundName}</Link>} title={t('{kind} {amount}', '{kind} of {amount}', { kind: label(fundAdjustmentKindNames[a.kind]), amount: yuanText(a.amount) })} note={<AdjustmentTag status={a.status} />} actions={<StepActions record={a} actions={fundAdjustmentLifecycle.actions} forms={forms} also={also} onReadAgain={onReadAgain} />} />
      <Flex vertical gap={16}>
        <Card><LifecycleSteps lifecycle={fundAdjustmentLifecycle} state={a.status} reached={{ requested: { at: a.requestedAt, by: a.requestedBy.name }, ...decided }} /></Card>
        <Card>
          <FactList
            facts={[
              { label: t('转出项目', 'From'), value: project(a.fromProjectId, a.fromProjectName) },
              { label: t('转入项目', 'To'), value: project(a.toProjectId, a.toProjectName) },
              { label: t('金额', 'Amount'), value: yuanText(a.amount) },
              { label: t('调整理由', 'Reason'), value: a.reason, wide: true as const },
              ...(a.decision ? [{ label: t('审批意见', 'Opinion'), value: a.decision, wide: true as const }] : []),
            ]}
          />
        </Card>
      </Flex>
    </>
  );
}
