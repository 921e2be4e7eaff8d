import type { AuditEntryDto } from '@anlan/contracts/kit';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { FactList } from '../../../patterns/detail/fact-list';
import { instantText } from '../../../text/format';
import { useWords } from '../../../text/text';

/** One entry, whole. */
export function EntryDetail({ entry }: { entry: AuditEntryDto }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="link" size="small" onClick={() => setOpen(true)} aria-label={`${t('查看', 'View')} ${entry.action} ${instantText(entry.at)}`}>{t('查看', 'View')}</Button>
      <Drawer title={entry.action} open={open} onClose={() => setOpen(false)} size={560} destroyOnHidden>
        <FactList
          facts={[
            { label: t('时间', 'Time'), value: instantText(entry.at), wide: true },
            { label: t('操作人', 'Actor'), value: `${entry.actor.name}（${entry.actor.id}）`, wide: true },
            { label: t('对象', 'Target'), value: entry.target, wide: true },
            { label: t('追踪号', 'Trace id'), value: entry.traceId, wide: true },
            { label: t('链上编号', 'Number in the chain'), value: entry.sealed ?? t('即将写入审计链', 'not sealed yet'), wide: true },
          ]}
        />
        <h2 style={{ fontSize: 16 }}>{t('详情', 'Detail')}</h2>
        <pre style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }} tabIndex={0}>{JSON.stringify(entry.detail, null, 2)}</pre>
      </Drawer>
    </>
  );
}
