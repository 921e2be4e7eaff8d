import { ruleMakingApi, ruleMakingLifecycle, type RuleMaking, type RuleStage } from '@anlan/contracts/responsibility';
import { Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { History } from '../../patterns/detail/history';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions } from '../../patterns/detail/step-actions';
import { DueTag } from '../../patterns/due/due-tag';
import { FileButtons } from '../../patterns/files/file-buttons';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { PageHeader } from '../../patterns/page-header';
import { endOfDueDay } from '../../patterns/pickers/due-day-field';
import { useRights, useTenantPath } from '../../session/rights';
import { NONE, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { RuleForm } from './rule-form';
import { useStepForms } from './step-forms';
import { KindName, RuleTag } from './words';

/** One item: every step with its day, who took it and its files. */
export function RuleMakingPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(ruleMakingApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这个项目', 'There is no such item')} list={{ path: 'rule-makings', name: t('立法与标准化', 'rules and standards') }}>{(x) => <Loaded key={x.id} rule={x} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

const heading = (text: string) => <h2 style={{ fontSize: 16, margin: 0 }}>{text}</h2>;

function Loaded({ rule: x, onReadAgain }: { rule: RuleMaking; onReadAgain: () => void }) {
  const { t } = useWords();
  const to = useTenantPath();
  const notices = useNotices();
  const [changing, setChanging] = useState(false);
  const close = (): void => setChanging(false);
  const may = useRights().mayEverywhere('rule-making.manage');
  const reached = Object.fromEntries(x.stages.map((s) => [s.to, { at: s.at, by: s.by.name }]));
  return (
    <>
      <PageHeader
        back={<Link to={to('rule-makings')}>← {t('立法与标准化', 'Rules and standards')}</Link>} title={x.title} note={<Flex gap={8} wrap align="center"><RuleTag of={x} /><span>{x.number}</span></Flex>}
        actions={<>{x.status === 'listed' && may && <Button onClick={() => setChanging(true)}>{t('修改', 'Change')}</Button>}<StepActions record={x} actions={ruleMakingLifecycle.actions} forms={useStepForms(x)} onReadAgain={onReadAgain} /></>}
      />
      <Flex vertical gap={16}>
        <Card><LifecycleSteps lifecycle={ruleMakingLifecycle} state={x.status} reached={reached} /></Card>
        <Card>
          <FactList
            facts={[
              { label: t('类别', 'Kind'), value: <KindName kind={x.kind} /> }, { label: t('年度计划', 'Year of the plan'), value: x.year }, { label: t('计划完成时限', 'To be published by'), value: <DueTag dueAt={endOfDueDay(x.dueOn)} done={['published', 'repealed', 'withdrawn'].includes(x.status)} /> },
              { label: t('起草单位', 'Drafting unit'), value: x.draftingUnitName }, { label: t('审查单位', 'Unit that reviewed'), value: x.reviewUnitName && `${x.reviewUnitName} ${x.reviewedBy?.name ?? ''}` }, { label: t('文号、标准号', 'Number'), value: x.documentNumber },
              { label: t('发布日期', 'Published on'), value: x.publishedOn }, { label: t('施行日期', 'In force from'), value: x.effectiveOn }, { label: t('有效期届满、应评估', 'Expires, or is evaluated, on'), value: x.reviewOn ? <DueTag dueAt={endOfDueDay(x.reviewOn)} done={x.status !== 'published'} /> : NONE },
              { label: t('立项依据', 'Basis'), value: x.basis, wide: true as const }, ...(x.reason ? [{ label: t('废止、撤回原因', 'Reason'), value: x.reason, wide: true as const }] : []),
            ]}
          />
        </Card>
        {x.consultations.length > 0 && <Card title={heading(t('征求意见', 'Consultations'))}><Consultations rule={x} /></Card>}
        <Card title={heading(t('办理过程', 'Steps'))}><Stages rule={x} /></Card>
      </Flex>
      <FormDrawer title={t('修改项目', 'Change the item')} open={changing} onClose={close}><RuleForm rule={x} onDone={() => (notices.success(t('已保存', 'Saved')), close())} onCancel={close} onReadAgain={onReadAgain} /></FormDrawer>
    </>
  );
}

function Consultations({ rule: x }: { rule: RuleMaking }) {
  const { t } = useWords();
  return (
    <ul style={{ margin: 0, paddingInlineStart: 20 }}>
      {x.consultations.map((c) => <li key={c.openedOn + c.closesOn}>{c.openedOn} – {c.closesOn}{t('：', ': ')}{c.closedOn === null ? t('还没有汇总', 'not closed yet') : t('收到 {a} 条，采纳 {b} 条', '{a} received, {b} adopted', { a: numberText(c.received), b: numberText(c.taken) })}</li>)}
    </ul>
  );
}

function Stages({ rule: x }: { rule: RuleMaking }) {
  const { t, label } = useWords();
  const results: Readonly<Record<string, string>> = { passed: t('通过', 'passed'), returned: t('退回修改', 'returned'), adopted: t('通过', 'adopted'), keep: t('继续有效', 'keep'), revise: t('应修订', 'revise'), repeal: t('应废止', 'repeal') };
  const what = (s: RuleStage): string => `${s.on} ${s.action === 'list' ? t('立项', 'Listed') : label(ruleMakingLifecycle.actions[s.action])}${s.result ? `${t('：', ': ')}${results[s.result] ?? s.result}` : ''}`;
  return (
    <History
      items={[...x.stages].reverse().map((s) => ({
        id: s.at, at: s.at, who: s.by.name, tone: s.result === 'returned' ? 'bad' as const : 'plain' as const, what: what(s),
        note: <Flex vertical gap={8}>{s.note && <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{s.note}</span>}{s.fileIds.length > 0 && <FileButtons op={ruleMakingApi.file} id={x.id} fileIds={s.fileIds} />}</Flex>,
      }))}
    />
  );
}
