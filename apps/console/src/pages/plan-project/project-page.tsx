import { planProjectApi, planProjectLifecycle, targetComparisonNames, type PlanEvaluation, type PlanProject } from '@anlan/contracts/responsibility';
import { Button, Card, Flex } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { History } from '../../patterns/detail/history';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions } from '../../patterns/detail/step-actions';
import { DueTag } from '../../patterns/due/due-tag';
import { percentText } from '../../patterns/figures/rate-text';
import { FileButtons } from '../../patterns/files/file-buttons';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { PageHeader } from '../../patterns/page-header';
import { endOfDueDay } from '../../patterns/pickers/due-day-field';
import { useRights, useTenantPath } from '../../session/rights';
import { NONE, numberText, yuanText } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { ProjectForm } from './project-form';
import { useStepForms } from './step-forms';
import { KindName, ProjectTag } from './words';

/** One project: its goals, its quarters, its adjustments, and what it came to. */
export function PlanProjectPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(planProjectApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这个规划项目', 'There is no such project')} list={{ path: 'plan-projects', name: t('规划项目', 'the projects') }}>{(p) => <Loaded key={p.id} project={p} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

const heading = (text: string) => <h2 style={{ fontSize: 16, margin: 0 }}>{text}</h2>;
const said = (text: ReactNode) => <div style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</div>;

function Loaded({ project: p, onReadAgain }: { project: PlanProject; onReadAgain: () => void }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const notices = useNotices();
  const [changing, setChanging] = useState(false);
  const close = (): void => setChanging(false);
  const may = useRights().mayEverywhere('plan-project.manage');
  const ended = p.pace === null;
  const reached = { drafted: { at: p.draftedAt, by: p.draftedBy.name }, ...(p.startedAt && { under_way: { at: p.startedAt } }), ...(p.endedAt && { [p.status]: { at: p.endedAt, by: p.endedBy?.name } }) };
  return (
    <>
      <PageHeader
        back={<Link to={to('plan-projects')}>← {t('规划项目', 'Projects of plans')}</Link>} title={p.title} note={<Flex gap={8} wrap align="center"><ProjectTag of={p} /><span>{p.number}</span></Flex>}
        actions={<>{p.status === 'drafted' && may && <Button onClick={() => setChanging(true)}>{t('修改', 'Change')}</Button>}<StepActions record={p} actions={planProjectLifecycle.actions} forms={useStepForms(p)} onReadAgain={onReadAgain} /></>}
      />
      <Flex vertical gap={16}>
        <Card><LifecycleSteps lifecycle={planProjectLifecycle} state={p.status} reached={reached} /></Card>
        <Card>
          <FactList
            facts={[
              { label: t('所属规划', 'Plan'), value: <Link className="in-text" to={to(`development-plans/${p.planId}`)}>{p.planName}</Link> }, { label: t('类别', 'Kind'), value: <KindName kind={p.kind} /> }, { label: t('投资', 'Investment'), value: yuanText(p.amountInvestment) },
              { label: t('牵头单位', 'Lead unit'), value: p.leadUnitName }, { label: t('配合单位', 'Supporting units'), value: p.supportUnitNames.join('、') }, { label: t('起止', 'From, to'), value: <Flex gap={6} wrap align="center"><span>{p.startsOn} –</span><DueTag dueAt={endOfDueDay(p.endsOn)} done={ended} /></Flex> },
              { label: t('进度', 'Progress'), value: percentText(p.percent) }, { label: t('下次季报', 'Next report'), value: p.nextQuarter && p.reportDueOn ? <Flex gap={6} wrap align="center"><span>{p.nextQuarter}</span><DueTag dueAt={endOfDueDay(p.reportDueOn)} /></Flex> : NONE },
              ...(p.target ? [{ label: t('目标值', 'Target'), value: `${label(targetComparisonNames[p.target.comparison])} ${numberText(p.target.value)} ${p.target.unit}` }, { label: t('实际值', 'Actual'), value: p.actual === null ? NONE : `${numberText(p.actual)} ${p.target.unit}` }] : []),
              ...(p.reason ? [{ label: t('终止、撤销原因', 'Reason'), value: p.reason, wide: true as const }] : []),
            ]}
          />
        </Card>
        <Card title={heading(t('年度目标', 'Goals of the years'))}><Goals project={p} /></Card>
        <Card title={heading(t('季报', 'Quarterly reports'))}>
          <History items={[...p.reports].reverse().map((r) => ({ id: r.quarter, at: r.at, who: r.by.name, tone: r.late ? 'bad' as const : 'plain' as const, what: t('{q}：{n}', '{q}: {n}', { q: r.quarter, n: percentText(r.percent) }) + (r.actual === null ? '' : t('，实际值 {n}', ', actual value {n}', { n: numberText(r.actual) })) + (r.late ? t('（逾期填报）', ' (late)') : ''), note: <Note project={p} fileIds={r.fileIds}>{said(r.narrative)}{r.difficulty && said(t('困难：{d}', 'Difficulties: {d}', { d: r.difficulty }))}</Note> }))} />
        </Card>
        {p.adjustments.length > 0 && <Card title={heading(t('调整', 'Adjustments'))}><Adjustments project={p} /></Card>}
        {(p.midTerm ?? p.final) && <Card title={heading(t('评估', 'Evaluations'))}><History items={[...(p.final ? [evaluated(p, p.final, t('终期评估', 'Final evaluation'))] : []), ...(p.midTerm ? [evaluated(p, p.midTerm, t('中期评估', 'Mid-term evaluation'))] : [])]} /></Card>}
      </Flex>
      <FormDrawer title={t('修改项目', 'Change the project')} open={changing} onClose={close}><ProjectForm project={p} onDone={() => (notices.success(t('已保存', 'Saved')), close())} onCancel={close} onReadAgain={onReadAgain} /></FormDrawer>
    </>
  );
}

const evaluated = (p: PlanProject, e: PlanEvaluation, what: string) => ({ id: what, at: e.at, who: e.by.name, what, note: <Note project={p} fileIds={e.fileIds}>{said(e.conclusion)}{e.advice && said(e.advice)}</Note> });

function Note({ project: p, fileIds, children }: { project: PlanProject; fileIds: readonly string[]; children: ReactNode }) {
  return <Flex vertical gap={8}>{children}{fileIds.length > 0 && <FileButtons op={planProjectApi.file} id={p.id} fileIds={fileIds} />}</Flex>;
}

function Goals({ project: p }: { project: PlanProject }) {
  const { t } = useWords();
  return (
    <ul style={{ margin: 0, padding: 0, listStyle: 'none', display: 'grid', gap: 12 }}>
      {[...p.milestones].sort((a, b) => a.dueOn.localeCompare(b.dueOn)).map((m) => (
        <li key={m.no}>
          <Flex gap={8} wrap align="center"><strong>{m.year}</strong><span style={{ overflowWrap: 'anywhere', minWidth: 0 }}>{m.goal}</span>{m.reachedOn ? <span>{t('{day} 完成，{who}', 'reached on {day}, {who}', { day: m.reachedOn, who: m.by?.name ?? '' })}</span> : <DueTag dueAt={endOfDueDay(m.dueOn)} done={p.pace === null} />}</Flex>
          {m.note && <Note project={p} fileIds={m.fileIds}>{said(m.note)}</Note>}
        </li>
      ))}
    </ul>
  );
}

function Adjustments({ project: p }: { project: PlanProject }) {
  const { t } = useWords();
  const changes = (a: PlanProject['adjustments'][number]): string => [
    a.endsOn && t('完成时限 {a} → {b}', 'end {a} → {b}', { a: a.before.endsOn, b: a.endsOn }), a.amountInvestment !== undefined && t('投资 {a} → {b}', 'investment {a} → {b}', { a: yuanText(a.before.amountInvestment), b: yuanText(a.amountInvestment) }),
    a.targetValue !== undefined && t('目标值 {a} → {b}', 'value {a} → {b}', { a: numberText(a.before.targetValue), b: numberText(a.targetValue) }), a.milestones && t('重排年度目标：{g}', 'goals anew: {g}', { g: a.milestones.map((m) => `${m.dueOn} ${m.goal}`).join('；') }),
  ].filter(Boolean).join('；');
  const results = { approved: t('同意', 'approved'), refused: t('不同意', 'refused') };
  return (
    <History
      items={[...p.adjustments].reverse().map((a) => ({
        id: a.askedAt, at: a.askedAt, who: a.askedBy.name, tone: a.result === null ? 'plain' as const : a.result === 'approved' ? 'good' as const : 'bad' as const, what: a.result === null ? t('申请调整（待审批）', 'Adjustment asked for, not decided yet') : t('调整：{r}', 'Adjustment: {r}', { r: results[a.result] }),
        note: <Note project={p} fileIds={a.fileIds}>{said(changes(a))}{said(a.reason)}{a.note && said(`${a.decidedBy?.name ?? ''}：${a.note}`)}</Note>,
      }))}
    />
  );
}
