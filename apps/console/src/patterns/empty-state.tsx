import { Empty } from 'antd';
import type { ReactNode } from 'react';

/** Nothing is here: says so, and what to do next. */
export function EmptyState({ text, children }: { text: string; children?: ReactNode }) {
  return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text} style={{ padding: '24px 0' }}>{children}</Empty>;
}
