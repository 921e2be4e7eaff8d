import { hazardApi, type Statistics, type StatisticsDimension } from '@anlan/contracts/enforcement';
import { Button, Card } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useRead } from '../../../api/queries';
import { BarChart, type Bar } from '../../../charts/bar-chart';
import { EmptyState } from '../../../patterns/empty-state';
import { ProblemView } from '../../../patterns/problem-view';
import { RowsSkeleton } from '../../../patterns/skeletons';
import { useTenantPath } from '../../../session/rights';
import { numberText } from '../../../text/format';
import { useWords, type Words } from '../../../text/text';

interface Props {
  readonly by: StatisticsDimension;
  readonly title: string;
  readonly divisionCode: string | undefined;
}

type Item = Statistics['items'][number];

const SHOWN = 12;
/** Dimensions with an order of their own; the rest go by count. */
const ordered: readonly StatisticsDimension[] = ['age', 'month', 'status'];

/** The address of the rows behind a number. */
const rowsOf = ({ filter }: Item): string => `hazards?${new URLSearchParams(filter)}`;

function nameOf(item: Item, by: StatisticsDimension, { t, label }: Words): string {
  if (item.name) return item.name;
  return label(item.names[by]) || item.key[by] || t('未分类', 'Not given');
}

/** Hazards by one dimension: bars, and the same as a table of links. */
export function Breakdown({ by, title, divisionCode }: Props) {
  const words = useWords();
  const { t } = words;
  const to = useTenantPath();
  const navigate = useNavigate();
  const [asTable, setAsTable] = useState(false);
  const read = useRead(hazardApi.statistics, { query: { by, divisionCode } }, { keep: true });
  const items = useMemo(() => {
    const all = read.data?.items ?? [];
    return ordered.includes(by) ? all : [...all].sort((a, b) => b.count - a.count);
  }, [read.data, by]);
  const bars = useMemo(() => items.slice(0, SHOWN).map((i): Bar => ({ key: rowsOf(i), name: nameOf(i, by, words), count: i.count })), [items, by, words]);
  const rest = items.length - bars.length;
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{title}</h2>} extra={items.length > 0 && <Button size="small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>{asTable ? t('看图', 'Chart') : t('看表', 'Table')}</Button>}>
      {read.error ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : !read.data ? <RowsSkeleton rows={6} /> : items.length === 0 ? <EmptyState text={t('还没有隐患', 'No hazards yet')} /> : (
        <>
          {!asTable && <BarChart bars={bars} label={title} onChoose={(path) => void navigate(to(path))} />}
          {!asTable && rest > 0 && <p>{t('另有 {n} 项，见表。', '{n} more in the table.', { n: rest })}</p>}
          <div className={asTable ? undefined : 'for-ears'}>
            <table style={{ width: '100%', borderSpacing: 0 }}>
              <caption className="for-ears">{title}</caption>
              <tbody>
                {items.map((i) => (
                  <tr key={rowsOf(i)}><th scope="row" style={{ textAlign: 'left', fontWeight: 400, padding: '4px 0' }}>{nameOf(i, by, words)}</th><td style={{ textAlign: 'right' }}><Link to={to(rowsOf(i))}>{numberText(i.count)}</Link></td></tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Card>
  );
}
