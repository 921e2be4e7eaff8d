import { inspectionPlanApi, inspectionPlanLifecycle, type InspectionPlan } from '@anlan/contracts/enforcement';
import { Button, Card, Flex } from 'antd';
import { Link, useParams, useSearchParams } from 'react-router';
import { Problem } from '../../api/problem';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { Statement } from '../../patterns/statement';
import { useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { PlanActions } from './plan-actions';
import { PlanChanges } from './plan-changes';
import { PlanFigures } from './plan-figures';
import { PlanItems } from './plan-items';
import { PlanProgress, PlanTag } from './plan-tags';

/** One yearly plan: its subjects, how far it is by month and kind, and how it was changed. */
export function InspectionPlanPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const plan = useRead(inspectionPlanApi.get, { params: { id } }, { keep: true });
  if (plan.error instanceof Problem && plan.error.status === 404) {
    return (
      <Statement title={t('没有这个计划', 'There is no such plan')} detail={t('地址可能有误，或不在您的职责范围内。', 'The address may be mistyped, or it is outside your scope.')}>
        <LinkButton to="inspection-plans" type="primary">{t('回到年度检查计划', 'To the inspection plans')}</LinkButton>
      </Statement>
    );
  }
  if (plan.error && !plan.data) return <ProblemView error={plan.error} onRetry={() => void plan.refetch()} />;
  return plan.data ? <Loaded plan={plan.data} onReadAgain={() => void plan.refetch()} /> : <PageSkeleton />;
}

function Loaded({ plan, onReadAgain }: { plan: InspectionPlan; onReadAgain: () => void }) {
  const { t } = useWords();
  const to = useTenantPath();
  const [params, setParams] = useSearchParams();
  const panes = [
    { key: 'items', label: t('检查对象', 'Subjects'), children: <PlanItems plan={plan} onReadAgain={onReadAgain} /> },
    { key: 'figures', label: t('按月完成情况', 'By month'), children: <PlanFigures plan={plan} /> },
    { key: 'changes', label: t('调整记录', 'Changes'), children: <PlanChanges plan={plan} /> },
  ];
  const shown = panes.find((p) => p.key === params.get('tab')) ?? panes[0];
  const reached = {
    draft: { at: plan.madeAt, by: plan.madeBy.name }, ...(plan.submittedAt && { submitted: { at: plan.submittedAt, by: plan.submittedBy?.name } }), ...(plan.approvedAt && { approved: { at: plan.approvedAt, by: plan.approvedBy?.name } }),
    ...(plan.status === 'closed' && { closed: { at: plan.updatedAt } }),
  };
  return (
    <>
      <PageHeader back={<Link to={to('inspection-plans')}>← {t('年度检查计划', 'Inspection plans')}</Link>} title={plan.name} note={<PlanTag state={plan.status} />} actions={<PlanActions plan={plan} onReadAgain={onReadAgain} />} />
      <Flex vertical gap={16}>
        <Card>
          <LifecycleSteps lifecycle={inspectionPlanLifecycle} state={plan.status} reached={reached} />
          {plan.returnReason && plan.status === 'draft' && <p style={{ marginBottom: 0 }}>{t('退回原因：{reason}', 'Returned because: {reason}', { reason: plan.returnReason })}</p>}
        </Card>
        <Card>
          <FactList
            facts={[
              { label: t('年度', 'Year'), value: plan.year },
              { label: t('区划', 'Division'), value: plan.divisionName },
              { label: t('实施单位', 'Carried out by'), value: plan.unitName },
              { label: t('完成情况', 'How far'), value: <PlanProgress of={plan.progress} name={plan.name} /> },
              { label: t('备案', 'Filed'), value: plan.filing && [plan.filing.filedOn, plan.filing.filedWith, plan.filing.reference].filter(Boolean).join(' · ') },
              { label: t('最近更新', 'Last change'), value: instantText(plan.updatedAt) },
            ]}
          />
        </Card>
        <Card>
          <Flex gap={8} wrap role="group" aria-label={t('对象、进度与调整', 'Subjects, figures and changes')} style={{ marginBottom: 16 }}>
            {panes.map((p) => <Button key={p.key} type={p === shown ? 'primary' : 'default'} aria-pressed={p === shown} onClick={() => setParams({ tab: p.key }, { replace: true })}>{p.label}</Button>)}
          </Flex>
          <div key={shown?.key}>{shown?.children}</div>
        </Card>
      </Flex>
    </>
  );
}
