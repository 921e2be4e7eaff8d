import { assessedKinds, assessmentIndicators, assessmentMethods, assessmentSchemeApi, assessmentSchemeLifecycle, vetoTriggers, type AssessmentScheme, type VetoConsequence } from '@anlan/contracts/responsibility';
import { Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions, type StepForm } from '../../patterns/detail/step-actions';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { PageHeader } from '../../patterns/page-header';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords, type Words } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { formulaText } from './formula-text';
import { pointsText } from './points';
import { SchemeForm } from './scheme-form';
import { SchemeTag } from './tags';

/** One version of a scheme: what is scored, how, and what comes of it. */
export function SchemePage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(assessmentSchemeApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这个方案', 'There is no such scheme')} list={{ path: 'assessment-schemes', name: t('考核方案', 'the schemes') }}>{(s) => <Loaded s={s} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function consequenceText(c: VetoConsequence, { t }: Words): string {
  if (c.kind === 'cap') return t('得分不超过 {p}', 'not above {p} points', { p: pointsText(c.points) });
  return c.kind === 'grade' ? t('等次不高于“{g}”', 'grade not above {g}', { g: c.grade }) : t('取消评定资格', 'disqualified');
}

function Loaded({ s, onReadAgain }: { s: AssessmentScheme; onReadAgain: () => void }) {
  const words = useWords();
  const { t, label } = words;
  const to = useTenantPath();
  const rights = useRights();
  const notices = useNotices();
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  const forms: Record<AssessmentScheme['allowedActions'][number], StepForm> = {
    approve: { op: assessmentSchemeApi.approve, intro: { zh: '批准后施行，内容不再改变；同一方案的上一版被替代。', en: 'From then on it stays as it is; the version before gives way.' } },
    revise: { op: assessmentSchemeApi.revise, intro: { zh: '另立一份草稿，内容与本版相同；批准前本版照常施行。', en: 'Begins a draft with the same content; this version stays in force until it is approved.' } },
  };
  return (
    <>
      <PageHeader
        back={<Link to={to('assessment-schemes')}>← {t('考核方案', 'Assessment schemes')}</Link>} title={s.name} note={<Flex gap={8} wrap align="center"><SchemeTag status={s.status} /><span>{t('第 {n} 版', 'Version {n}', { n: s.number })} · {label(assessedKinds[s.unitKind])}</span></Flex>}
        actions={<><StepActions record={s} actions={assessmentSchemeLifecycle.actions} forms={forms} onReadAgain={onReadAgain} />{s.status === 'draft' && rights.may('assessment-scheme.manage') && <Button onClick={() => setOpen(true)}>{t('修改', 'Change')}</Button>}</>}
      />
      <Flex vertical gap={16}>
        <Card><LifecycleSteps lifecycle={assessmentSchemeLifecycle} state={s.status} reached={{ draft: { at: s.draftedAt, by: s.draftedBy.name }, ...(s.approvedAt && { in_force: { at: s.approvedAt, by: s.approvedBy?.name } }) }} /></Card>
        <Card>
          <FactList
            facts={[
              { label: t('依据文件', 'Source document'), value: s.sourceDocument },
              { label: t('总分', 'Total'), value: pointsText(s.totalPoints) },
              { label: t('等次', 'Grades'), value: s.grades.map((g) => `${g.name} ≥ ${pointsText(g.from)}`).join('，') },
              { label: t('申诉期限', 'Appeals'), value: t('告知后 {n} 日', '{n} days from the notice', { n: s.appealDays }) },
              { label: t('排名', 'Ranking'), value: s.rankingIsPublic ? t('通报后各单位可见', 'seen by all units once issued') : t('各单位只见本单位', 'each unit sees its own') },
              { label: t('一票否决', 'Vetoes'), value: s.vetoes.map((v) => `${label(vetoTriggers[v.trigger])}：${consequenceText(v.consequence, words)}`).join('；') || t('无', 'none'), wide: true as const },
            ]}
          />
        </Card>
        <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('考核项目', 'Items')}</h2>}>
          <ol style={{ margin: 0, paddingInlineStart: 24 }}>
            {s.items.map((i, n) => (
              <li key={n} style={{ marginBottom: 12, overflowWrap: 'anywhere' }}>
                <strong>{i.name}</strong>（{i.group}）{pointsText(i.points)} · {label(assessmentMethods[i.method])}
                <div>{i.wanted}</div>
                {i.method === 'formula' && <div>{i.indicatorName ?? label(assessmentIndicators[i.indicator])}：{formulaText(i.formula, words)}</div>}
                {i.method === 'deduct' && <div>{i.deductions.map((d) => `${d.name} −${pointsText(d.points)}`).join('；')}</div>}
              </li>
            ))}
          </ol>
        </Card>
      </Flex>
      <FormDrawer title={t('修改方案', 'Change the scheme')} width={860} open={open} onClose={close}><SchemeForm scheme={s} onDone={() => (notices.success(t('已保存', 'Saved')), close())} onCancel={close} onReadAgain={onReadAgain} /></FormDrawer>
    </>
  );
}
