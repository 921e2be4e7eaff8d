import { developmentPlanApi, developmentPlanLifecycle, type DevelopmentPlan } from '@anlan/contracts/responsibility';
import { Button, Card, Flex, Input } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions } from '../../patterns/detail/step-actions';
import { FigureLink } from '../../patterns/figures/figure-link';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { PageHeader } from '../../patterns/page-header';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { PlanFiguresCard } from './figures-card';
import { PlanForm } from './plan-form';
import { PlanTag } from './plan-list-page';
import { yearsOf } from './words';

/** One plan, and how far its projects are. */
export function DevelopmentPlanPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(developmentPlanApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这个规划', 'There is no such plan')} list={{ path: 'development-plans', name: t('五年规划', 'the plans') }}>{(p) => <Loaded key={p.id} plan={p} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function Loaded({ plan: p, onReadAgain }: { plan: DevelopmentPlan; onReadAgain: () => void }) {
  const { t } = useWords();
  const to = useTenantPath();
  const notices = useNotices();
  const [changing, setChanging] = useState(false);
  const may = useRights().mayEverywhere('plan-project.manage');
  const close = (): void => setChanging(false);
  const forms = { close: { op: developmentPlanApi.close, intro: { zh: '项目都已完成、终止或撤销后，规划才能收官。', en: 'A plan is closed when its projects are completed, ended or withdrawn.' }, fields: <Field name="note" label={t('收官说明', 'Note')}><Input.TextArea rows={3} maxLength={1000} showCount /></Field>, minor: true as const } };
  return (
    <>
      <PageHeader
        back={<Link to={to('development-plans')}>← {t('五年规划', 'Five-year plans')}</Link>} title={p.name} note={<Flex gap={8} wrap align="center"><PlanTag of={p} /><span>{yearsOf(p)}</span></Flex>}
        actions={<>{p.status === 'in_force' && may && <Button onClick={() => setChanging(true)}>{t('修改', 'Change')}</Button>}<StepActions record={p} actions={developmentPlanLifecycle.actions} forms={forms} onReadAgain={onReadAgain} /></>}
      />
      <PlanFiguresCard planId={p.id} />
      <Card>
        <FactList
          facts={[
            { label: t('批准文号', 'Document number'), value: p.documentNumber }, { label: t('批准日期', 'Approved on'), value: p.approvedOn }, { label: t('规划项目', 'Projects'), value: <FigureLink n={p.projects} rows={`plan-projects?planId=${p.id}&status=drafted,under_way,adjusted,completed,ended`} name={t('规划项目', 'Projects')} /> },
            { label: t('登记', 'Registered'), value: `${p.madeBy.name} ${instantText(p.madeAt)}` }, ...(p.note ? [{ label: t('收官说明', 'Note'), value: p.note, wide: true as const }] : []),
          ]}
        />
      </Card>
      <FormDrawer title={t('修改规划', 'Change the plan')} open={changing} onClose={close}><PlanForm plan={p} onDone={() => (notices.success(t('已保存', 'Saved')), close())} onCancel={close} onReadAgain={onReadAgain} /></FormDrawer>
    </>
  );
}
