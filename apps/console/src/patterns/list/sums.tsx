import { numberText } from '../../text/format';
import { useWords } from '../../text/text';
import type { Column } from './list.types';

/** What the columns that add up come to: of all rows, or of those that are shown so far. */
export function Sums<R>({ columns, rows, more }: { columns: readonly Column<R>[]; rows: readonly R[]; more: boolean }) {
  const { t, label } = useWords();
  const added = columns.flatMap(({ title, sum }) => (sum ? [`${label(title)} ${numberText(rows.reduce((n, r) => n + sum(r), 0))}`] : []));
  if (added.length === 0 || rows.length === 0) return null;
  const n = numberText(rows.length);
  return <p style={{ margin: 0, padding: '8px 0', textAlign: 'end', fontWeight: 600 }}>{more ? t('已显示的 {n} 条合计：', 'Of the {n} shown: ', { n }) : t('合计 {n} 条：', 'All {n}: ', { n })}{added.join(t('，', ', '))}</p>;
}
