import type { auditApi } from '@anlan/contracts/kit';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Flex } from 'antd';
import { call, type AnswerOf } from '../../../api/client';
import { Problem } from '../../../api/problem';
import { useChange, useRead } from '../../../api/queries';
import { ProblemView } from '../../../patterns/problem-view';
import { instantText, numberText } from '../../../text/format';
import { useNotices } from '../../../theme/notices';
import { useWords } from '../../../text/text';

type AuditApi = ReturnType<typeof auditApi>;
type Chain = AnswerOf<AuditApi['chain']>;

/** Where the chain stands, at once; whether the log is whole, when that is asked, since it goes along all of it. */
export function ChainState({ api }: { api: AuditApi }) {
  const { t } = useWords();
  const notices = useNotices();
  const state = useRead(api.chain, { query: { verify: 'false' } });
  const anchor = useChange(api.anchor);
  const check = useMutation<Chain, Error>({ mutationFn: () => call(api.chain, { query: { verify: 'true' } }), retry: false });
  // Who may not read the log is told so by its list.
  if (state.error instanceof Problem && state.error.status === 403) return null;
  if (state.error && !state.data) return <div style={{ marginBottom: 12 }}><ProblemView error={state.error} onRetry={() => void state.refetch()} /></div>;
  // Counts go on while the check is read; what it found is as of the check.
  const chain = state.data && { ...state.data, verified: !!check.data };
  const faults = check.data?.faults.length;
  const title = check.isPending ? t('正在逐条校验审计链…', 'Going along the chain…') : faults ? t('审计链有 {n} 处异常', 'The chain has {n} faults', { n: faults }) : check.data ? t('审计链完整：已逐条校验 {n} 条', 'The chain is whole: {n} entries were gone along', { n: numberText(check.data.sealed) }) : t('审计链：已封存 {n} 条', 'The chain holds {n} entries', { n: numberText(chain?.sealed) });
  return (
    <div role="status" style={{ marginBottom: 12 }}>
      <Alert
        showIcon type={faults ? 'error' : check.data ? 'success' : 'info'} title={title}
        description={
          <Flex vertical gap={8} align="start">
            {chain && <Where chain={chain} />}
            {check.data?.faults.slice(0, 20).map((f) => <div key={`${f.fault}${f.number}${f.entryId}`}><code>{f.fault}</code> {f.number !== null && `#${f.number}`} {f.entryId}</div>)}
            {check.error && <CheckFailed error={check.error} />}
            <Flex gap={8} wrap className="no-print">
              <Button size="small" loading={check.isPending} onClick={() => check.mutate()}>{t('逐条校验', 'Verify every entry')}</Button>
              <Button size="small" loading={anchor.isPending} onClick={() => void anchor.mutateAsync({} as never).then(() => notices.success(t('已锚定', 'Anchored')), (e: Error) => notices.error(e.message))}>{t('立即锚定', 'Anchor now')}</Button>
            </Flex>
            {!check.data && !check.error && <small>{t('逐条校验要读完全部记录，记录多时需要几十秒；期间可以继续使用本页。', 'Verifying reads the whole log, which takes a while where it is long; the page can be used meanwhile.')}</small>}
          </Flex>
        }
      />
    </div>
  );
}

function Where({ chain: { unsealed, anchors, verified } }: { chain: Chain }) {
  const { t } = useWords();
  const parts = [
    t('{n} 条待封存', '{n} not sealed yet', { n: numberText(unsealed) }),
    anchors.last ? t('最近锚定 {at}', 'last anchored {at}', { at: instantText(anchors.last.at) }) : t('尚未锚定', 'not anchored yet'),
    verified ? t('已核对锚点 {n} 个', '{n} anchors checked', { n: numberText(anchors.checked) }) : t('锚点 {n} 个', '{n} anchors', { n: numberText(anchors.checked) }),
    ...(anchors.unreadable ? [t('{n} 行锚文件无法读取，请查明原因', '{n} lines of the file of anchors cannot be read: find out why', { n: anchors.unreadable })] : []),
  ];
  return <div>{parts.join(' · ')}</div>;
}

/** The gateway waits a minute for an answer; a log of millions takes longer, which says nothing against it. */
function CheckFailed({ error }: { error: Error }) {
  const { t } = useWords();
  if (!(error instanceof Problem) || ![0, 502, 504].includes(error.status)) return <ProblemView error={error} />;
  return <Alert type="warning" showIcon title={t('没有在时限内校验完', 'The check did not end in time')} description={<>{t('记录太多，网页等不到结果；这不表示日志有问题。请运维在服务器上运行', 'The log is too long to be checked while a page waits, which says nothing against it. On the server, run')} <code>npm run audit:verify</code></>} />;
}
