import type { auditApi } from '@anlan/contracts/kit';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useChange, useRead } from '../../../api/queries';
import { ProblemView } from '../../../patterns/problem-view';
import { RowsSkeleton } from '../../../patterns/skeletons';
import { instantText, numberText } from '../../../text/format';
import { useNotices } from '../../../theme/notices';
import { useWords } from '../../../text/text';

type AuditApi = ReturnType<typeof auditApi>;

/** Whether the log is whole: checked when asked, since it reads all of it. */
export function ChainState({ api }: { api: AuditApi }) {
  const { t } = useWords();
  const [asked, setAsked] = useState(false);
  return asked ? <Checked api={api} /> : <Button style={{ marginBottom: 12 }} onClick={() => setAsked(true)}>{t('校验审计链', 'Verify the chain')}</Button>;
}

function Checked({ api }: { api: AuditApi }) {
  const { t } = useWords();
  const notices = useNotices();
  const chain = useRead(api.chain);
  const anchor = useChange(api.anchor);
  if (chain.error) return <ProblemView error={chain.error} onRetry={() => void chain.refetch()} />;
  if (!chain.data) return <RowsSkeleton rows={2} />;
  const { sealed, unsealed, faults, anchors } = chain.data;
  const last = anchors.last ? t('最近一次锚定：{at}', 'last anchored at {at}', { at: instantText(anchors.last.at) }) : t('尚未锚定', 'not anchored yet');
  return (
    <Alert
      style={{ marginBottom: 12 }} showIcon type={faults.length ? 'error' : 'success'}
      title={faults.length ? t('审计链有 {n} 处异常', 'The chain has {n} faults', { n: faults.length }) : t('审计链完整：{n} 条', 'The chain is whole: {n} entries', { n: numberText(sealed) })}
      description={
        <>
          <div>{t('{n} 条待写入 · {last} · 已核对锚点 {checked} 个', '{n} not sealed yet · {last} · {checked} anchors checked', { n: unsealed, last, checked: anchors.checked })}</div>
          {faults.slice(0, 20).map((f) => <div key={`${f.fault}${f.number}`}><code>{f.fault}</code> {f.number !== null && `#${f.number}`} {f.entryId}</div>)}
        </>
      }
      action={<Button size="small" loading={anchor.isPending} onClick={() => void anchor.mutateAsync({} as never).then(() => notices.success(t('已锚定', 'Anchored')), (e: Error) => notices.error(e.message))}>{t('立即锚定', 'Anchor now')}</Button>}
    />
  );
}
