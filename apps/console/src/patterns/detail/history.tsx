import { Timeline } from 'antd';
import type { ReactNode } from 'react';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { EmptyState } from '../empty-state';

export interface HistoryItem {
  readonly id: string;
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly note?: ReactNode;
  readonly tone?: 'good' | 'bad' | 'plain';
}

const colours = { good: 'green', bad: 'red', plain: 'blue' } as const;

/** What was done to a record, by whom and when, newest first. */
export function History({ items }: { items: readonly HistoryItem[] }) {
  const { t } = useWords();
  if (!items.length) return <EmptyState text={t('还没有办理记录', 'Nothing has been done yet')} />;
  return (
    <Timeline
      items={items.map((i) => ({
        key: i.id, color: colours[i.tone ?? 'plain'],
        content: <div><strong>{i.what}</strong> <span>{i.who}</span><div><time dateTime={i.at}>{instantText(i.at)}</time></div>{i.note}</div>,
      }))}
    />
  );
}
