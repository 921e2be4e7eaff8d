import { theme } from 'antd';
import { Link } from 'react-router';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import type { Column, ListSpec } from './list.types';
import './row-cards.css';

interface Props<R> {
  readonly spec: ListSpec<R>;
  readonly rows: readonly R[];
  readonly columns: readonly Column<R>[];
  readonly label: string;
}

/** Rows on a narrow screen: the title, its marks, and two or three lines. */
export function RowCards<R>({ spec, rows, columns, label }: Props<R>) {
  const { label: words } = useWords();
  const { token } = theme.useToken();
  const to = useTenantPath();
  const main = columns.find((c) => c.main);
  const marks = columns.filter((c) => c.phone === 'mark');
  const lines = columns.filter((c) => c.phone === 'line');
  return (
    <ul className="row-cards" aria-label={label}>
      {rows.map((row) => (
        <li key={spec.rowKey(row)} style={{ borderColor: token.colorBorderSecondary }}>
          <div className="row-card-head">
            <span className="row-card-title">{main && spec.href ? <Link to={to(spec.href(row))}>{main.render(row)}</Link> : main?.render(row)}</span>
            <span>{marks.map((c) => <span key={c.key}>{c.render(row)}</span>)}</span>
          </div>
          {lines.map((c) => (
            <div key={c.key} className="row-card-line" style={{ color: token.colorTextSecondary }}><span>{words(c.title)}</span><span>{c.render(row)}</span></div>
          ))}
        </li>
      ))}
    </ul>
  );
}
