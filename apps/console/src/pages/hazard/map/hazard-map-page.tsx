import { hazardApi, hazardLevelNames, hazardLifecycle, type HazardMap } from '@anlan/contracts/enforcement';
import { Alert } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { LedgerMapPage } from '../../../patterns/map/ledger-map-page';
import type { LedgerMapSpec, RowsOf } from '../../../patterns/map/ledger-map.types';
import { useRights } from '../../../session/rights';
import { numberText } from '../../../text/format';
import { useWords } from '../../../text/text';
import { hazardFilters } from '../hazard-filters';

type Spec = LedgerMapSpec<HazardMap['clusters'][number], HazardMap['points'][number], HazardMap['divisions'][number]>;

const MOST_UNPLACED = 30;

/** Hazards on the map: what is major and what is overdue stand out; what has no position is told by division. */
export function HazardMapPage() {
  const { t, label } = useWords();
  const rights = useRights();
  const spec = useMemo<Spec>(() => ({
    op: hazardApi.map, filters: hazardFilters(rights), list: 'hazards', whole: { divisions: 'true' }, moved: { unplaced: 'false' },
    back: t('隐患台账', 'Ledger of hazards'), title: t('隐患地图', 'Hazards on the map'), label: t('隐患地图', 'Map of hazards'),
    note: t('点击数字放大，点击圆点打开隐患；图下的表按区划列出同样的隐患。', 'A number opens up, a dot leads to the hazard; the table below has the same by division.'),
    cluster: (c) => ({ tone: c.major ? 'bad' : c.overdue ? 'warn' : '', words: t('{n} 条隐患，其中重大 {major}、超期 {overdue}，放大', '{n} hazards, {major} major, {overdue} overdue: zoom in', { n: numberText(c.count), major: c.major, overdue: c.overdue }) }),
    add: (a, b) => ({ major: a.major + b.major, overdue: a.overdue + b.overdue }),
    point: (p) => ({ tone: p.level === 'major' ? 'bad' : p.overdue ? 'warn' : '', words: [p.title, label(hazardLevelNames[p.level]), label(hazardLifecycle.states[p.status]), ...(p.overdue ? [t('超期', 'overdue')] : [])].join('，') }),
    legend: [{ tone: 'bad', words: t('重大', 'Major') }, { tone: 'warn', words: t('超期', 'Overdue') }, { tone: '', words: t('其他', 'Other') }],
    table: {
      title: t('图上的隐患，按区划', 'What is on the map, by division'), empty: t('没有符合条件、有坐标的隐患', 'No hazard with a position fits the filters'), narrow: ['placed', 'true'],
      columns: [
        { title: t('重大', 'Major'), count: (d) => d.major, narrow: ['level', 'major'] },
        { title: t('一般', 'General'), count: (d) => d.count - d.major, narrow: ['level', 'general'] },
        { title: t('超期', 'Overdue'), count: (d) => d.overdue, narrow: ['overdue', 'true'] },
      ],
    },
    beneath: (answer, rowsOf) => <Unplaced unplaced={(answer as HazardMap).unplaced} rowsOf={rowsOf} />,
  }), [rights, t, label]);
  return <LedgerMapPage spec={spec} />;
}

function Unplaced({ unplaced, rowsOf }: { unplaced: HazardMap['unplaced']; rowsOf: RowsOf }) {
  const { t } = useWords();
  const missing = unplaced.reduce((sum, u) => sum + u.count, 0);
  if (missing === 0) return null;
  const target = { display: 'inline-block', minHeight: 24 };
  return (
    <Alert
      type="info" showIcon style={{ marginTop: 12 }} title={t('{n} 条没有坐标，不在图上', '{n} have no position and are not on the map', { n: numberText(missing) })}
      description={unplaced.slice(0, MOST_UNPLACED).map((u) => <span key={`${u.divisionCode}${String(u.divisionOnly)}`} style={{ ...target, marginRight: 12 }}><Link style={target} to={rowsOf(u, ['placed', 'false'])}>{u.divisionName} {numberText(u.count)}</Link></span>)}
    />
  );
}
