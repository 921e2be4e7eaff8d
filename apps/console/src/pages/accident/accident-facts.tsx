import type { AccidentDetail } from '@anlan/contracts/responsibility';
import { Card, Flex } from 'antd';
import { PointMap } from '../../map/point-map';
import { FactList } from '../../patterns/detail/fact-list';
import { instantText, numberText, yuanText } from '../../text/format';
import { useWords } from '../../text/text';
import { countedNames, gradeText, GradeTag, industryText, kindNames, levelNames, typeText } from './accident.names';

const long = (text: string) => <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</span>;

/** What is known: the grade with the rule that gave it, casualties, where, who, and to whom it was reported. */
export function AccidentFacts({ accident: a }: { accident: AccidentDetail }) {
  const { t, label } = useWords();
  const industry = industryText(a.industryCode);
  return (
    <Card>
      <FactList
        title={t('等级与情况', 'Grade and facts')}
        facts={[
          {
            label: t('等级', 'Grade'), wide: true as const,
            value: <Flex gap={8} wrap align="center"><GradeTag {...a} />{a.gradedBy && <span>{t('{name} 确认', 'confirmed by {name}', { name: a.gradedBy.name })}</span>}{a.gradeLaw && a.proposedGrade && <span>{t('按死亡 {d}、重伤 {s}、损失 {loss}，依{source}第 {article} 条为“{grade}”', 'With {d} deaths, {s} serious injuries, {loss}: {grade} by {source} art. {article}', { d: a.deaths, s: a.seriousInjuries, loss: yuanText(a.amountLoss), source: a.gradeLaw.source, article: a.gradeLaw.article, grade: label(gradeText(a.proposedGrade)) })}</span>}{!a.gradeLaw && <span>{t('事故发生之日没有等级规定', 'No rule of grades was in force on its day')}</span>}</Flex>,
          },
          { label: t('生产安全事故', 'Work-safety accident'), value: <>{label(countedNames[a.counted])}{a.countedReason && `：${a.countedReason}`}{a.countedBy && `（${a.countedBy.name}）`}</> },
          { label: t('死亡', 'Deaths'), value: numberText(a.deaths) }, { label: t('重伤', 'Serious injuries'), value: numberText(a.seriousInjuries) },
          { label: t('轻伤', 'Minor injuries'), value: numberText(a.minorInjuries) }, { label: t('失踪', 'Missing'), value: numberText(a.missing) }, { label: t('直接经济损失', 'Direct loss'), value: yuanText(a.amountLoss) },
          { label: t('发生时间', 'Happened'), value: instantText(a.occurredAt) }, { label: t('单位接报', 'Unit told'), value: a.unitKnownAt && instantText(a.unitKnownAt) }, { label: t('局接报', 'Bureau told'), value: instantText(a.knownAt) },
          { label: t('区划', 'Division'), value: a.divisionName }, { label: t('地点', 'Place'), value: long(a.place) },
          { label: t('事故类别', 'Type'), value: label(typeText(a.type)) }, { label: t('补报期', 'Window of changes'), value: label(kindNames[a.kind]) },
          { label: t('行业', 'Industry'), value: a.industryCode && `${a.industryCode} ${label(industry)}` },
          { label: t('事故单位', 'Units'), value: <ul style={{ margin: 0, paddingInlineStart: 18 }}>{a.units.map((u, i) => <li key={i} style={{ overflowWrap: 'anywhere' }}>{[u.name, u.creditCode, u.part].filter(Boolean).join(' · ')}</li>)}</ul>, wide: true as const },
          { label: t('上报', 'Reported upward'), value: a.upward.length ? <ul style={{ margin: 0, paddingInlineStart: 18 }}>{a.upward.map((u) => <li key={u.level}>{label(levelNames[u.level])} {instantText(u.at)} {u.to}</li>)}</ul> : null, wide: true as const },
          ...(a.measures ? [{ label: t('已采取的措施', 'What has been done'), value: long(a.measures), wide: true as const }] : []),
          { label: t('接报人', 'Reported by'), value: `${a.reportedBy.name} ${instantText(a.reportedAt)}` }, { label: t('最近修改', 'Last change'), value: `${instantText(a.updatedAt)} · ${a.updatedBy.name}` },
        ]}
      />
      {a.position && <div style={{ marginTop: 12 }}><PointMap position={a.position} label={t('事故地点', 'Where it happened')} /></div>}
    </Card>
  );
}
