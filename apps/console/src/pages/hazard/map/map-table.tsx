import type { HazardMap } from '@anlan/contracts/enforcement';
import { Table } from 'antd';
import { Link } from 'react-router';
import { EmptyState } from '../../../patterns/empty-state';
import { numberText } from '../../../text/format';
import { useWords } from '../../../text/text';

type Division = HazardMap['divisions'][number];

interface Props {
  readonly divisions: readonly Division[];
  /** the address of a division's rows */
  readonly rowsOf: (division: Division, more: Readonly<Record<string, string>>) => string;
}

/** What the map shows, by division and level, for who sees or uses no map: each number leads to its rows. */
export function MapTable({ divisions, rowsOf }: Props) {
  const { t } = useWords();
  const cell = (count: number, d: Division, more: Readonly<Record<string, string>> = {}) => (count ? <Link to={rowsOf(d, { placed: 'true', ...more })}>{numberText(count)}</Link> : 0);
  if (!divisions.length) return <EmptyState text={t('没有符合条件、有坐标的隐患', 'No hazard with a position fits the filters')} />;
  return (
    <>
      <h2 style={{ fontSize: 16, margin: '16px 0 8px' }}>{t('图上的隐患，按区划', 'What is on the map, by division')}</h2>
      <Table
        size="small" scroll={{ x: 'max-content' }} rowKey={(d) => `${d.divisionCode}${String(d.divisionOnly)}`} dataSource={[...divisions]} pagination={{ pageSize: 30, hideOnSinglePage: true }} aria-label={t('图上的隐患，按区划', 'What is on the map, by division')}
        columns={[
          { title: t('区划', 'Division'), render: (_, d) => (d.divisionOnly ? t('{name}（本级）', '{name} itself', { name: d.divisionName }) : d.divisionName) },
          { title: t('合计', 'All'), align: 'right', render: (_, d) => cell(d.count, d) },
          { title: t('重大', 'Major'), align: 'right', render: (_, d) => cell(d.major, d, { level: 'major' }) },
          { title: t('一般', 'General'), align: 'right', render: (_, d) => cell(d.count - d.major, d, { level: 'general' }) },
          { title: t('超期', 'Overdue'), align: 'right', render: (_, d) => cell(d.overdue, d, { overdue: 'true' }) },
        ]}
      />
    </>
  );
}
