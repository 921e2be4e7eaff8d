import { theme } from 'antd';
import type { ReactNode } from 'react';
import { numberText } from '../../text/format';
import { FigureLink } from './figure-link';
import './figure-row.css';

export interface Figure {
  readonly name: string;
  readonly count?: number;
  /** query parameters with which the list gives exactly the rows that are counted */
  readonly filter?: Readonly<Record<string, string>>;
  /** instead of a count, such as a rate */
  readonly text?: string;
  readonly note?: ReactNode;
  /** what should be nothing: it is marked where it is not */
  readonly bad?: true;
}

/** Figures beside one another; each leads to its rows. */
export function FigureRow({ figures, rows }: { figures: readonly Figure[]; /** the page of the rows, below the tenant's address */ rows: string }) {
  const { token } = theme.useToken();
  return (
    <ul className="figure-row">
      {figures.map(({ name, count = 0, filter, text = numberText(count), note, bad }) => (
        <li key={name}>
          <span style={{ color: token.colorTextSecondary }}>{name}</span>
          <strong>{filter ? <FigureLink n={count} rows={`${rows}?${new URLSearchParams(filter)}`} name={name} text={text} /> : text}</strong>
          {bad && count > 0 && <span aria-hidden style={{ color: token.colorError }}>●</span>}
          {note && <small style={{ color: token.colorTextSecondary }}>{note}</small>}
        </li>
      ))}
    </ul>
  );
}
