import { riskLevelNames, riskLevels, riskPointApi, type RiskLevel, type RiskPointMap } from '@anlan/contracts/enforcement';
import { useMemo } from 'react';
import { LedgerMapPage } from '../../patterns/map/ledger-map-page';
import type { LedgerMapSpec } from '../../patterns/map/ledger-map.types';
import { useRights } from '../../session/rights';
import { numberText } from '../../text/format';
import { useWords, type Words } from '../../text/text';
import { riskPointFilters } from './filters';
import { notGraded } from './risk-tags';

type Levels = RiskPointMap['clusters'][number]['levels'];
type Spec = LedgerMapSpec<RiskPointMap['clusters'][number], RiskPointMap['points'][number], RiskPointMap['divisions'][number]>;

const shown = [...riskLevels, 'none'] as const;
const nameOf = (l: RiskLevel | 'none') => (l === 'none' ? notGraded : riskLevelNames[l]);
const added = (a: Levels, b: Levels): Levels => Object.fromEntries(shown.map((l) => [l, a[l] + b[l]])) as Levels;

const levelColumns = (label: Words['label']): Spec['table']['columns'] => shown.map((l) => ({ title: label(nameOf(l)), count: (d) => d.levels[l], narrow: ['level', l] }));

/** 风险四色图: points in the colour of their level; a cluster has that of its gravest. */
export function RiskPointMapPage() {
  const { t, label } = useWords();
  const rights = useRights();
  const spec = useMemo<Spec>(() => ({
    op: riskPointApi.map, filters: riskPointFilters(rights), list: 'risk-points',
    back: t('风险点', 'Risk points'), title: t('风险四色图', 'Risk map'), label: t('风险四色图', 'Risk map'),
    note: t('点击数字放大，点击色块打开风险点；图下的表按区划列出同样的风险点。', 'A number opens up, a dot leads to the risk point; the table below has the same by division.'),
    cluster: (c) => ({
      tone: `risk-${shown.find((l) => c.levels[l] > 0) ?? 'none'}`,
      words: t('{n} 个风险点：{levels}，放大', '{n} risk points: {levels}; zoom in', { n: numberText(c.count), levels: shown.filter((l) => c.levels[l] > 0).map((l) => `${label(nameOf(l))} ${c.levels[l]}`).join('、') }),
    }),
    add: (a, b) => ({ levels: added(a.levels, b.levels) }),
    point: (p) => ({ tone: `risk-${p.level ?? 'none'}`, words: [p.name, label(nameOf(p.level ?? 'none')), ...(p.reviewDue ? [t('待复评', 'review due')] : [])].join('，') }),
    legend: shown.map((l) => ({ tone: `risk-${l}`, words: label(nameOf(l)) })),
    table: {
      title: t('风险点，按区划和等级', 'Risk points by division and level'), empty: t('没有符合条件的风险点', 'No risk point fits the filters'),
      columns: [...levelColumns(label), { title: t('没有坐标', 'No position'), count: (d) => d.unplaced, narrow: ['placed', 'false'] }],
    },
  }), [rights, t, label]);
  return <LedgerMapPage spec={spec} />;
}
