import { riskKindNames, riskPointApi, type RiskPoint } from '@anlan/contracts/enforcement';
import { PlusOutlined } from '@ant-design/icons';
import { useMemo } from 'react';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { Column, ListSpec } from '../../patterns/list/list.types';
import { useRights } from '../../session/rights';
import { dayText, instantText, NONE, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { riskPointFilters } from './filters';
import { RiskLevelTag, RiskStateTag } from './risk-tags';

function Kind({ of }: { of: RiskPoint['kind'] }) {
  return <>{useWords().label(riskKindNames[of])}</>;
}

const columns: readonly Column<RiskPoint>[] = [
  { key: 'code', title: { zh: '编码', en: 'Code' }, render: (r) => <span style={{ whiteSpace: 'nowrap' }}>{r.code}</span>, phone: 'line' },
  { key: 'name', title: { zh: '风险点', en: 'Risk point' }, main: true, render: (r) => <span style={{ display: 'inline-block', maxWidth: 300, overflowWrap: 'anywhere' }}>{r.name}</span> },
  { key: 'level', title: { zh: '风险等级', en: 'Level' }, render: (r) => <RiskLevelTag level={r.level} />, phone: 'mark' },
  { key: 'status', title: { zh: '状态', en: 'Status' }, render: (r) => <RiskStateTag point={r} />, phone: 'mark' },
  { key: 'subject', title: { zh: '监管对象', en: 'Subject' }, render: (r) => r.subjectName ?? NONE, phone: 'line' },
  { key: 'place', title: { zh: '场所部位', en: 'Place' }, render: (r) => r.place ?? NONE, extra: true },
  { key: 'division', title: { zh: '所在区划', en: 'Division' }, render: (r) => r.divisionName, phone: 'line' },
  { key: 'owner', title: { zh: '管控责任', en: 'In charge' }, render: (r) => [r.owner?.memberName, r.owner?.unitName].filter(Boolean).join(' · ') || NONE },
  { key: 'measures', title: { zh: '措施 / 检查项', en: 'Measures / items' }, render: (r) => `${numberText(r.measureCount)} / ${numberText(r.checkItemCount)}`, align: 'right' },
  { key: 'reviewDueAt', title: { zh: '复评期限', en: 'Review by' }, render: (r) => (r.reviewDueAt ? dayText(r.reviewDueAt) : NONE), order: { ascend: 'reviewDueAt' }, phone: 'line' },
  { key: 'refreshedAt', title: { zh: '更新时间', en: 'Refreshed' }, render: (r) => <span style={{ whiteSpace: 'nowrap' }}>{instantText(r.refreshedAt)}</span>, order: { descend: '-refreshedAt' } },
  { key: 'kind', title: { zh: '类别', en: 'Kind' }, render: (r) => <Kind of={r.kind} />, extra: true },
  { key: 'label', title: { zh: '责任标签', en: 'Label' }, render: (r) => (r.label ? [r.label.unitName, r.label.post, r.label.task].filter(Boolean).join('—') : NONE), extra: true },
  { key: 'collectedBy', title: { zh: '采集人', en: 'Collected by' }, render: (r) => r.collectedBy.name, extra: true },
  { key: 'collectedAt', title: { zh: '采集时间', en: 'Collected' }, render: (r) => <span style={{ whiteSpace: 'nowrap' }}>{instantText(r.collectedAt)}</span>, order: { descend: '-collectedAt' }, extra: true },
];

/** 风险点 as far as the caller's scope reaches. */
export function RiskPointListPage() {
  const { t } = useWords();
  const rights = useRights();
  const collect = rights.may('risk-point.collect') && <LinkButton to="risk-points/new" type="primary" icon={<PlusOutlined />}>{t('采集风险点', 'Collect a risk point')}</LinkButton>;
  const spec = useMemo((): ListSpec<RiskPoint> => ({
    name: 'enforcement.risk-point', op: riskPointApi.list, columns, filters: riskPointFilters(rights), rowKey: (r) => r.id, rowName: (r) => `${r.code} ${r.name}`, href: (r) => `risk-points/${r.id}`,
    search: { key: 'q', hint: { zh: '名称、编码、部位、描述、监管对象', en: 'Name, code, place, description, subject' } }, exports: true, counts: true,
    empty: { text: { zh: '您的职责范围内还没有风险点', en: 'There are no risk points in your scope yet' } },
  }), [rights]);
  return <ListPage title={t('风险点', 'Risk points')} spec={{ ...spec, empty: { ...spec.empty, action: collect } }} actions={<><LinkButton to="risk-points/map">{t('四色图', 'Map')}</LinkButton>{rights.may('risk-point.manage') && <LinkButton to="risk-points/import">{t('导入', 'Import')}</LinkButton>}{collect}</>} />;
}
