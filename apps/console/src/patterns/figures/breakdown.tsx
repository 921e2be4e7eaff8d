import { Button, Card } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { AnyOperation } from '../../api/client';
import { useRead } from '../../api/queries';
import { BarChart, type Bar } from '../../charts/bar-chart';
import { useTenantPath } from '../../session/rights';
import { numberText } from '../../text/format';
import { useWords, type Text, type Words } from '../../text/text';
import { EmptyState } from '../empty-state';
import { ProblemView } from '../problem-view';
import { RowsSkeleton } from '../skeletons';

/** One number of a ledger's statistics, with what its value is called and the filter that gives its rows. */
interface Item {
  readonly key: Readonly<Record<string, string | null>>;
  readonly name?: string | null;
  readonly names: Readonly<Record<string, Text>>;
  readonly filter: Readonly<Record<string, string>>;
  readonly count: number;
}

interface Props {
  /** the statistics of a ledger: `by` in its query, items in its answer */
  readonly op: AnyOperation;
  readonly by: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** the page of its rows, below the tenant's address */
  readonly rows: string;
  readonly title: string;
  /** said where there is nothing */
  readonly none: string;
  /** the values have an order of their own; otherwise they go by count */
  readonly inOrder?: boolean;
}

const SHOWN = 12;

function nameOf(item: Item, by: string, { t, label }: Words): string {
  return item.name || label(item.names[by]) || item.key[by] || t('未分类', 'Not given');
}

/** A ledger by one dimension: bars, and the same as a table of links. */
export function Breakdown({ op, by, query, rows, title, none, inOrder }: Props) {
  const words = useWords();
  const { t } = words;
  const to = useTenantPath();
  const navigate = useNavigate();
  const [asTable, setAsTable] = useState(false);
  const read = useRead(op, { query: { by, ...query } as never }, { keep: true });
  const answer = read.data as { items: Item[] } | undefined;
  const items = useMemo(() => {
    const all = answer?.items ?? [];
    return inOrder ? all : [...all].sort((a, b) => b.count - a.count);
  }, [answer, inOrder]);
  const rowsOf = ({ filter }: Item): string => `${rows}?${new URLSearchParams(filter)}`;
  const bars = useMemo(() => items.slice(0, SHOWN).map((i): Bar => ({ key: `${rows}?${new URLSearchParams(i.filter)}`, name: nameOf(i, by, words), count: i.count })), [items, by, rows, words]);
  const rest = items.length - bars.length;
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{title}</h2>} extra={items.length > 0 && <Button size="small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>{asTable ? t('看图', 'Chart') : t('看表', 'Table')}</Button>}>
      {read.error ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : !answer ? <RowsSkeleton rows={6} /> : items.length === 0 ? <EmptyState text={none} /> : (
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
