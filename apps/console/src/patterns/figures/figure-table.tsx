import { theme } from 'antd';
import type { CSSProperties, ReactNode } from 'react';
import './figure-table.css';

interface Props {
  /** what the rows are, for those who hear the page */
  readonly label: string;
  readonly heads: readonly string[];
  readonly children: ReactNode;
}

/** A table of figures; where the page is narrow, it is moved sideways within itself, and the page is not. */
export function FigureTable({ label, heads, children }: Props) {
  const { token } = theme.useToken();
  return (
    <div role="region" tabIndex={0} aria-label={label} style={{ overflowX: 'auto', '--line': token.colorBorderSecondary, '--shade': token.colorFillTertiary } as CSSProperties}>
      <table className="figure-table">
        <thead><tr>{heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
