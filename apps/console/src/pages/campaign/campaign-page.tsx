import { campaignApi, campaignLifecycle, type Campaign, type CampaignAction, type CampaignHistory } from '@anlan/contracts/enforcement';
import { Button, Card, Flex, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation, useParams, useSearchParams } from 'react-router';
import { Problem } from '../../api/problem';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { History } from '../../patterns/detail/history';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { Statement } from '../../patterns/statement';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords, type Words } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { ItemList, itemNames } from './item-lists';
import { PlanForm } from './plan-form';
import { ResultTable } from './result-table';
import { CampaignTag } from './state-tag';

/** One campaign: its plan, its figures, its lists, and what was done. */
export function CampaignPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const campaign = useRead(campaignApi.get, { params: { id } }, { keep: true });
  if (campaign.error instanceof Problem && campaign.error.status === 404) {
    return (
      <Statement title={t('没有这个专项行动', 'There is no such campaign')} detail={t('地址可能有误。', 'The address may be mistyped.')}>
        <LinkButton to="campaigns" type="primary">{t('回到专项行动', 'To the campaigns')}</LinkButton>
      </Statement>
    );
  }
  if (campaign.error && !campaign.data) return <ProblemView error={campaign.error} onRetry={() => void campaign.refetch()} />;
  return campaign.data ? <Loaded campaign={campaign.data} /> : <PageSkeleton />;
}

function Loaded({ campaign }: { campaign: Campaign }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const [params, setParams] = useSearchParams();
  const tab = params.get('tab') ?? 'actions';
  const lists = useRef<HTMLDivElement>(null);
  const { hash, key } = useLocation();
  // A number above leads to its rows, which stand further down.
  useEffect(() => {
    if (hash === '#lists') lists.current?.scrollIntoView({ block: 'start' });
  }, [hash, key]);
  const reached = { draft: { at: campaign.plannedAt, by: campaign.plannedBy.name }, ...(campaign.startedAt && { running: { at: campaign.startedAt } }), ...(campaign.concludedAt && { concluded: { at: campaign.concludedAt } }) };
  const panes = [
    { key: 'actions', label: label(itemNames.action), children: <ItemList campaign={campaign} kind="action" /> },
    { key: 'tasks', label: label(itemNames.task), children: <ItemList campaign={campaign} kind="task" /> },
    { key: 'problems', label: t('问题隐患清单', 'Problems'), children: <p style={{ margin: 0 }}><Link to={`${to('hazards')}?campaignId=${campaign.id}`}>{t('在隐患台账中查看本行动发现的全部隐患', 'All hazards of this campaign, in the ledger of hazards')}</Link></p> },
    { key: 'measures', label: label(itemNames.measure), children: <ItemList campaign={campaign} kind="measure" /> },
    { key: 'history', label: t('办理历史', 'History'), children: <CampaignSteps id={campaign.id} /> },
  ];
  const shown = panes.find((p) => p.key === tab) ?? panes[0];
  return (
    <>
      <PageHeader back={<Link to={to('campaigns')}>← {t('专项行动', 'Campaigns')}</Link>} title={campaign.name} note={<CampaignTag state={campaign.status} />} actions={<Actions campaign={campaign} />} />
      <Flex vertical gap={16}>
        <Card><LifecycleSteps lifecycle={campaignLifecycle} state={campaign.status} reached={reached} /></Card>
        <ResultTable campaign={campaign} />
        <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('方案', 'Plan')}</h2>}><Plan campaign={campaign} /></Card>
        <Card ref={lists}>
          <Flex gap={8} wrap role="group" aria-label={t('清单与历史', 'Lists and history')} style={{ marginBottom: 16 }}>
            {panes.map((p) => <Button key={p.key} type={p === shown ? 'primary' : 'default'} aria-pressed={p === shown} onClick={() => setParams({ tab: p.key }, { replace: true })}>{p.label}</Button>)}
          </Flex>
          <div key={shown?.key}>{shown?.children}</div>
        </Card>
      </Flex>
    </>
  );
}

function Plan({ campaign }: { campaign: Campaign }) {
  const { t, label } = useWords();
  const tags = new Map(useRights().me.riskTags.map((r) => [r.code, label({ zh: r.name, en: r.nameEn || r.name })]));
  return (
    <FactList
      facts={[
        { label: t('起止', 'Period'), value: `${campaign.from} – ${campaign.to}` },
        { label: t('当前阶段', 'Stage now'), value: campaign.stage },
        { label: t('牵头单位', 'Led by'), value: campaign.leadUnit.name },
        { label: t('配合单位', 'Supported by'), value: campaign.supportUnits.map((u) => u.name).join('、') },
        { label: t('范围', 'Where'), value: campaign.divisionNames.join('、') || t('全区', 'Whole district') },
        { label: t('对象', 'Subjects'), value: campaign.tags.map((c) => tags.get(c) ?? c).join('、') || t('全部对象', 'All') },
        { label: t('阶段安排', 'Stages'), value: campaign.stages.map((s) => `${s.name} ${s.from} – ${s.to}`).join('；'), wide: true as const },
        { label: t('目标', 'Goal'), value: campaign.goal, wide: true as const },
        ...(campaign.summary ? [{ label: t('总结评估', 'Summary'), value: <span style={{ whiteSpace: 'pre-wrap' }}>{campaign.summary}</span>, wide: true as const }] : []),
      ]}
    />
  );
}

function Actions({ campaign }: { campaign: Campaign }) {
  const { t, label } = useWords();
  const notices = useNotices();
  const [open, setOpen] = useState<CampaignAction | 'change'>();
  const close = (): void => setOpen(undefined);
  const done = (): void => (notices.success(t('已办理', 'Done')), close());
  // Who may start it or conclude it may change its plan.
  const edits = campaign.allowedActions.length > 0;
  const name = (a: CampaignAction): string => label(campaignLifecycle.actions[a]);
  return (
    <>
      {campaign.allowedActions.map((a, i) => <Button key={a} type={i === 0 ? 'primary' : 'default'} onClick={() => setOpen(a)}>{name(a)}</Button>)}
      {edits && <Button onClick={() => setOpen('change')}>{t('修改方案', 'Change the plan')}</Button>}
      <FormDrawer title={open === undefined || open === 'change' ? t('修改方案', 'Change the plan') : name(open)} open={!!open} onClose={close}>
        {open === 'change' && <PlanForm campaign={campaign} onDone={done} onCancel={close} />}
        {open === 'start' && (
          <OperationForm op={campaignApi.start} params={{ id: campaign.id }} version={campaign.version} submit={name('start')} onDone={done} onCancel={close}>
            <p>{t('启动后，检查和隐患可以标记到本行动。', 'From now on checks and hazards can be tagged with it.')}</p>
            <Field name="note" label={t('动员部署情况', 'How it began')} required={false}><Input.TextArea rows={3} maxLength={2000} /></Field>
          </OperationForm>
        )}
        {open === 'conclude' && (
          <OperationForm op={campaignApi.conclude} params={{ id: campaign.id }} version={campaign.version} submit={name('conclude')} onDone={done} onCancel={close}>
            <p>{t('结束后不能再修改，成效统计表按此刻的数字冻结。', 'It cannot be changed after that, and its figures are frozen as they are.')}</p>
            <Field name="summary" label={t('总结评估', 'Summary')} required><Input.TextArea rows={6} maxLength={4000} /></Field>
          </OperationForm>
        )}
      </FormDrawer>
    </>
  );
}

function stepName({ action, item }: CampaignHistory['items'][number], { t, label }: Words): string {
  const words: Readonly<Record<string, string>> = {
    plan: t('筹划', 'Planned'), change: t('修改方案', 'Plan changed'), 'add-task': t('下达任务', 'Task given out'), 'add-measure': t('登记制度措施', 'Measure added'), 'add-action': t('登记行动', 'Action added'),
    'change-task': t('修改任务', 'Task changed'), 'change-measure': t('修改制度措施', 'Measure changed'), 'change-action': t('修改行动', 'Action changed'), 'progress-task': t('报送进度', 'Progress reported'),
  };
  const name = words[action] ?? (action in campaignLifecycle.actions ? label(campaignLifecycle.actions[action as CampaignAction]) : action);
  return item ? `${name}：${item.title}` : name;
}

function CampaignSteps({ id }: { id: string }) {
  const words = useWords();
  const history = useRead(campaignApi.history, { params: { id } }, { keep: true });
  if (history.error && !history.data) return <ProblemView error={history.error} onRetry={() => void history.refetch()} />;
  if (!history.data) return <PageSkeleton />;
  return <History items={[...history.data.items].reverse().map((s) => ({ id: s.id, at: s.at, who: s.actor.name, what: stepName(s, words), note: s.note }))} />;
}
