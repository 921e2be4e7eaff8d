import { Flex, theme } from 'antd';
import type { ReactNode } from 'react';
import { useTitle } from './use-title';

interface Props {
  readonly title: string;
  /** a short line under the title */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  /** leads back to where this belongs */
  readonly back?: ReactNode;
}

/** The head of a page: its one h1, and what one may do here. The title is the window's as well. */
export function PageHeader({ title, note, actions, back }: Props) {
  useTitle(title);
  const { token } = theme.useToken();
  return (
    <Flex justify="space-between" align="start" gap={12} wrap style={{ marginBottom: 16 }}>
      <div style={{ minWidth: 0 }}>
        {back && <div className="no-print">{back}</div>}
        <h1 style={{ fontSize: 22, margin: '4px 0', overflowWrap: 'anywhere' }}>{title}</h1>
        {note && <div style={{ color: token.colorTextSecondary }}>{note}</div>}
      </div>
      {actions && <Flex gap={8} wrap className="no-print">{actions}</Flex>}
    </Flex>
  );
}
