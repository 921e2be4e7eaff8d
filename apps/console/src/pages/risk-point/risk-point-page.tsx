import { assessmentMethodNames, riskKindNames, riskPointApi, riskPointLifecycle, type RiskPointDetail, type RiskPointHistory } from '@anlan/contracts/enforcement';
import { Card, Flex } from 'antd';
import { lazy, Suspense } from 'react';
import { Link, useParams } from 'react-router';
import { Problem } from '../../api/problem';
import { useRead } from '../../api/queries';
import { FactList, type Fact } from '../../patterns/detail/fact-list';
import { History, type HistoryItem } from '../../patterns/detail/history';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton, RowsSkeleton } from '../../patterns/skeletons';
import { Statement } from '../../patterns/statement';
import { useRights, useTenantPath } from '../../session/rights';
import { dayText, instantText } from '../../text/format';
import { useWords, type Words } from '../../text/text';
import { RiskPointActions } from './actions';
import { Prevention } from './prevention';
import { RiskLevelTag, RiskStateTag } from './risk-tags';

/** Fetched for what has a place: drawing maps is a large part of the programme. */
const PointMap = lazy(async () => ({ default: (await import('../../map/point-map')).PointMap }));

/** One risk point: how grave, who controls it by which measures, what was found there, and who did what. */
export function RiskPointPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const point = useRead(riskPointApi.get, { params: { id } }, { keep: true });
  const history = useRead(riskPointApi.history, { params: { id } }, { keep: true });
  if (point.error instanceof Problem && point.error.status === 404) {
    return (
      <Statement title={t('没有这个风险点', 'There is no such risk point')} detail={t('它可能不在您的职责范围内，或者地址有误。', 'It may lie outside your scope, or the address is mistyped.')}>
        <LinkButton to="risk-points" type="primary">{t('回到风险点', 'To the risk points')}</LinkButton>
      </Statement>
    );
  }
  if (point.error && !point.data) return <ProblemView error={point.error} onRetry={() => void point.refetch()} />;
  return point.data ? <Loaded point={point.data} history={history.data} /> : <PageSkeleton />;
}

function Loaded({ point, history }: { point: RiskPointDetail; history: RiskPointHistory | undefined }) {
  const words = useWords();
  const { t } = words;
  const to = useTenantPath();
  const rights = useRights();
  const reached = Object.fromEntries((history?.items ?? []).filter((e) => e.from !== e.to).map((e) => [e.to, { at: e.at, by: e.actor.name }]));
  return (
    <>
      <PageHeader
        back={<Link to={to('risk-points')}>← {t('风险点', 'Risk points')}</Link>} title={point.name}
        note={<Flex gap={8} wrap align="center"><span>{point.code}</span><RiskLevelTag level={point.level} /><span><RiskStateTag point={point} /></span></Flex>} actions={<RiskPointActions point={point} />}
      />
      <Flex vertical gap={16}>
        <Card><LifecycleSteps lifecycle={riskPointLifecycle} state={point.status} reached={reached} /></Card>
        <Card><FactList title={t('基本情况', 'Facts')} facts={factsOf(point, words, rights.me.riskTags)} /></Card>
        <Card title={<h2>{t('双重预防：措施、检查项与隐患', 'Dual prevention: measures, items, hazards')}</h2>}><Prevention id={point.id} /></Card>
        {point.position && <Card title={<h2>{t('位置', 'Where it is')}</h2>}><Suspense fallback={<RowsSkeleton rows={6} />}><PointMap position={point.position} label={t('{title}的位置', 'Where {title} is', { title: point.name })} /></Suspense></Card>}
        <Card title={<h2>{t('办理过程', 'What was done')}</h2>}><History items={historyOf(history, words)} /></Card>
      </Flex>
    </>
  );
}

function factsOf(r: RiskPointDetail, { t, label }: Words, tags: readonly { code: string; name: string }[]): Fact[] {
  return [
    { label: t('类别', 'Kind'), value: label(riskKindNames[r.kind]) },
    { label: t('监管对象', 'Subject'), value: r.subjectName },
    { label: t('场所部位', 'Place'), value: r.place },
    { label: t('所在区划', 'Division'), value: r.divisionName },
    { label: t('风险标签', 'Risk tags'), value: r.tags.map((c) => tags.find((x) => x.code === c)?.name ?? c).join('、') },
    { label: t('可能事故', 'Accidents'), value: r.accidentTypes.join('、') },
    { label: t('管控责任', 'In charge'), value: [r.owner?.memberName, r.owner?.unitName].filter(Boolean).join(' · ') },
    { label: t('责任标签', 'Label'), value: r.label && [r.label.unitName, r.label.post, r.label.task].filter(Boolean).join('—') },
    { label: t('更新时间', 'Refreshed'), value: instantText(r.refreshedAt) },
    { label: t('复评期限', 'Review by'), value: r.reviewDueAt && dayText(r.reviewDueAt) },
    { label: t('采集', 'Collected'), value: `${instantText(r.collectedAt)} · ${r.collectedBy.name}` },
    ...(r.assessment ? [{ label: t('评估方法', 'Method'), value: `${label(assessmentMethodNames[r.assessment.method])}${r.assessment.score === null ? '' : ` · ${r.assessment.score}`}` }, { label: t('评估结论', 'Conclusion'), value: r.assessment.conclusion, wide: true as const }] : []),
    ...(r.levelReason ? [{ label: t('定级理由', 'Reason of the level'), value: r.levelReason, wide: true as const }] : []),
    ...(r.statusReason ? [{ label: t('原因', 'Reason'), value: r.statusReason, wide: true as const }] : []),
    { label: t('风险描述', 'Description'), value: r.description && <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{r.description}</span>, wide: true },
  ];
}

function historyOf(history: RiskPointHistory | undefined, { t, label }: Words): HistoryItem[] {
  const others: Record<string, string> = { collect: t('采集', 'Collected'), change: t('修改信息', 'Changed') };
  return (history?.items ?? []).map((e): HistoryItem => ({
    id: e.id, at: e.at, who: e.actor.name, what: others[e.action] ?? label(riskPointLifecycle.actions[e.action as keyof typeof riskPointLifecycle.actions], e.action),
    tone: e.to === 'closed' ? 'bad' : e.to === 'controlled' ? 'good' : 'plain', note: e.note && <div style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{e.note}</div>,
  })).reverse();
}
