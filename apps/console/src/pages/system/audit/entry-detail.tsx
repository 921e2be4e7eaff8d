import type { AuditEntryDto } from '@anlan/contracts/kit';
import { Button, Drawer, Flex, Grid } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { FactList } from '../../../patterns/detail/fact-list';
import { clockText, dayText } from '../../../text/format';
import { useWords } from '../../../text/text';
import { actionWords } from './action-words';

/** One entry, whole, and from it to those of the same person, record or request. */
export function EntryDetail({ entry, service }: { entry: AuditEntryDto; service: string }) {
  const words = useWords();
  const { t } = words;
  const wide = Grid.useBreakpoint().sm;
  const [, setParams] = useSearchParams();
  const [open, setOpen] = useState(false);
  const at = `${dayText(entry.at)} ${clockText(entry.at)}`;
  const said = actionWords(service, entry.action, words);
  const only = (key: string, value: string): void => {
    setOpen(false);
    setParams((old) => new URLSearchParams({ ...(old.get('service') && { service: old.get('service')! }), [key]: value }));
  };
  return (
    <>
      <Button type="link" size="small" onClick={() => setOpen(true)} aria-label={`${t('查看', 'View')} ${said ?? entry.action} ${at}`}>{t('查看', 'View')}</Button>
      <Drawer title={said ?? entry.action} open={open} onClose={() => setOpen(false)} size={wide ? 600 : '100%'} destroyOnHidden>
        <FactList
          facts={[
            { label: t('时间', 'Time'), value: at, wide: true },
            { label: t('操作人', 'Actor'), value: <>{entry.actor.name} <code>{entry.actor.id}</code></>, wide: true },
            { label: t('操作', 'Action'), value: <code>{entry.action}</code>, wide: true },
            { label: t('对象', 'Target'), value: <code>{entry.target}</code>, wide: true },
            { label: t('追踪号', 'Trace id'), value: entry.traceId && <code>{entry.traceId}</code>, wide: true },
            { label: t('链上编号', 'Number in the chain'), value: entry.sealed ?? t('即将写入审计链', 'not sealed yet'), wide: true },
          ]}
        />
        <Flex gap={8} wrap style={{ margin: '12px 0' }}>
          <Button size="small" onClick={() => only('actor', entry.actor.id)}>{t('此人的全部记录', 'All of this person')}</Button>
          <Button size="small" onClick={() => only('target', entry.target)}>{t('此对象的全部记录', 'All of this record')}</Button>
          {entry.traceId && <Button size="small" onClick={() => only('traceId', entry.traceId!)}>{t('同一次请求', 'The same request')}</Button>}
        </Flex>
        <h2 style={{ fontSize: 16 }}>{t('详情', 'Detail')}</h2>
        <pre style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }} tabIndex={0}>{JSON.stringify(entry.detail, null, 2)}</pre>
      </Drawer>
    </>
  );
}
