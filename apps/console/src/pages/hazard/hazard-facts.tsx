import { hazardSourceNames, rectificationNames, type Hazard } from '@anlan/contracts/enforcement';
import { DueTag } from '../../patterns/due/due-tag';
import { FactList, type Fact } from '../../patterns/detail/fact-list';
import { instantText, numberText } from '../../text/format';
import { useWords, type Words } from '../../text/text';
import { CampaignLinks, EarlierLink, SubjectLink } from './hazard-links';

/** 22.69021, 114.34621 (WGS84): latitude first, as people say it. */
export const positionText = (p: Hazard['position']): string | null => p && `${p.lat.toFixed(5)}, ${p.lng.toFixed(5)}（${p.crs}）`;

export function factsOf(hazard: Hazard, { t, label }: Words): Fact[] {
  const { assignee } = hazard;
  return [
    { label: t('整改期限', 'Due'), value: <DueTag dueAt={hazard.dueAt} done={hazard.status === 'closed'} /> },
    { label: t('整改责任', 'Assigned to'), value: assignee && [assignee.name, assignee.unitName !== assignee.name && assignee.unitName].filter(Boolean).join(' · ') },
    { label: t('整改方式', 'Rectification'), value: label(rectificationNames[hazard.rectification]) },
    { label: t('所在区划', 'Division'), value: hazard.divisionName },
    { label: t('坐标', 'Position'), value: positionText(hazard.position) },
    { label: t('来源', 'Source'), value: label(hazardSourceNames[hazard.source]) },
    { label: t('生产经营单位', 'Enterprise'), value: <SubjectLink hazard={hazard} /> },
    { label: t('统一社会信用代码', 'Credit code'), value: hazard.subjectCreditCode },
    { label: t('隐患类别', 'Category'), value: hazard.category },
    { label: t('上报人', 'Reported by'), value: hazard.reportedBy.name },
    { label: t('上报时间', 'Reported'), value: instantText(hazard.reportedAt) },
    ...rareFacts(hazard, t),
    { label: t('复查不合格', 'Rejections'), value: t('{n} 次', '{n}', { n: numberText(hazard.rejections) }) },
    { label: t('最近更新', 'Last change'), value: `${instantText(hazard.updatedAt)} · ${hazard.updatedBy.name}` },
    { label: t('销号时间', 'Closed'), value: hazard.closedAt && instantText(hazard.closedAt) },
    { label: t('隐患描述', 'Description'), value: hazard.description && <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{hazard.description}</span>, wide: true },
  ];
}

/** What most hazards have not: shown where it is. */
function rareFacts(hazard: Hazard, t: Words['t']): Fact[] {
  const { checkItem, campaignIds, ownerUnit, recurrenceOf, reopened } = hazard;
  return [
    ...(checkItem ? [{ label: t('检查项', 'Check item'), value: checkItem }] : []),
    ...(campaignIds.length > 0 ? [{ label: t('专项行动', 'Campaigns'), value: <CampaignLinks ids={campaignIds} /> }] : []),
    ...(ownerUnit ? [{ label: t('承办单位', 'Taken on by'), value: ownerUnit.name ?? ownerUnit.id }] : []),
    ...(recurrenceOf ? [{ label: t('重复隐患', 'Recurrent'), value: <EarlierLink id={recurrenceOf} /> }] : []),
    ...(reopened > 0 ? [{ label: t('重开', 'Re-opened'), value: t('{n} 次', '{n}', { n: numberText(reopened) }) }] : []),
  ];
}

export function HazardFacts({ hazard }: { hazard: Hazard }) {
  const words = useWords();
  return <FactList title={words.t('基本情况', 'Facts')} facts={factsOf(hazard, words)} />;
}
