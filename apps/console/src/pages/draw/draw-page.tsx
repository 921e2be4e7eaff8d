import { drawApi, drawGrades, drawLifecycle, subjectKindNames, type Draw } from '@anlan/contracts/enforcement';
import { Card, Flex } from 'antd';
import { Link, useParams } from 'react-router';
import { Problem } from '../../api/problem';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { percentText } from '../../patterns/figures/rate-text';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { useDivisions } from '../../patterns/pickers/division-picker';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { Statement } from '../../patterns/statement';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText, NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { DrawActions } from './draw-actions';
import { DrawnSubjects } from './drawn-subjects';
import { gradeText } from './draw-form';
import { OfficersTable } from './officers-table';
import { Proof } from './proof';
import { DrawTag } from './state-tag';

/** One draw: what is drawn from, by which seed, whom it met, and how anybody can draw it again. */
export function DrawPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const draw = useRead(drawApi.get, { params: { id } }, { keep: true });
  if (draw.error instanceof Problem && draw.error.status === 404) {
    return (
      <Statement title={t('没有这次抽查', 'There is no such draw')} detail={t('地址可能有误，或不在您的职责范围内。', 'The address may be mistyped, or it is outside your scope.')}>
        <LinkButton to="draws" type="primary">{t('回到双随机抽查', 'To the draws')}</LinkButton>
      </Statement>
    );
  }
  if (draw.error && !draw.data) return <ProblemView error={draw.error} onRetry={() => void draw.refetch()} />;
  return draw.data ? <Loaded draw={draw.data} onReadAgain={() => void draw.refetch()} /> : <PageSkeleton />;
}

function Loaded({ draw, onReadAgain }: { draw: Draw; onReadAgain: () => void }) {
  const { t } = useWords();
  const to = useTenantPath();
  const reached = {
    draft: { at: draw.preparedAt, by: draw.preparedBy.name }, ...(draw.frozenAt && { frozen: { at: draw.frozenAt } }), ...(draw.drawnAt && { drawn: { at: draw.drawnAt } }), ...(draw.publishedAt && { published: { at: draw.publishedAt } }),
  };
  return (
    <>
      <PageHeader back={<Link to={to('draws')}>← {t('双随机抽查', 'Random draws')}</Link>} title={draw.name} note={<Flex gap={8} wrap align="center"><DrawTag state={draw.status} /><span>{draw.number}</span></Flex>} actions={<DrawActions draw={draw} onReadAgain={onReadAgain} />} />
      <Flex vertical gap={16}>
        <Card>
          <LifecycleSteps lifecycle={drawLifecycle} state={draw.status} reached={reached} />
          {draw.voidReason && <p style={{ marginBottom: 0 }}>{t('作废原因：{reason}', 'Voided because: {reason}', { reason: draw.voidReason })}</p>}
        </Card>
        {draw.frozenAt && <Proof draw={draw} />}
        <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('方案', 'How it is drawn')}</h2>}><Plan draw={draw} /></Card>
        <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('执法检查人员名录库', 'The pool of officers')}</h2>}><OfficersTable draw={draw} /></Card>
        {draw.frozenAt && <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('抽查名单', 'Subjects')}</h2>}><DrawnSubjects draw={draw} /></Card>}
      </Flex>
    </>
  );
}

function Plan({ draw: { pool, rule, ...draw } }: { draw: Draw }) {
  const { t, label } = useWords();
  const tags = new Map(useRights().me.riskTags.map((r) => [r.code, label({ zh: r.name, en: r.nameEn || r.name })]));
  const divisions = useDivisions();
  const place = pool.divisionCode && (divisions.data?.find((d) => d.code === pool.divisionCode)?.name ?? pool.divisionCode);
  const conditions = [place, pool.kind?.map((k) => label(subjectKindNames[k])).join('、'), pool.tag && (tags.get(pool.tag) ?? pool.tag), pool.isKey && t('重点监管', 'Key')].filter(Boolean);
  return (
    <FactList
      facts={[
        { label: t('检查时间', 'Inspections'), value: `${draw.from} – ${draw.to}` },
        { label: t('组织区划', 'Organized by'), value: draw.divisionName },
        { label: t('每家检查人员', 'Officers to a subject'), value: rule.perSubject },
        { label: t('对象条件', 'Subjects'), value: conditions.join(t('，', ', ')) || t('全部在营对象', 'All that operate') },
        { label: t('各级比例', 'Percent by grade'), value: drawGrades.map((g) => `${label(gradeText(g))} ${percentText(rule.percent[g])}`).join('，') },
        { label: t('各级至少', 'At least of each'), value: rule.least },
        { label: t('抽查事项', 'What is inspected'), value: draw.items.length ? <ol style={{ margin: 0, paddingInlineStart: 20 }}>{draw.items.map((i) => <li key={i} style={{ overflowWrap: 'anywhere' }}>{i}</li>)}</ol> : NONE, wide: true as const },
        { label: t('最近修改', 'Last change'), value: `${instantText(draw.updatedAt)} · ${draw.updatedBy.name}` },
      ]}
    />
  );
}
