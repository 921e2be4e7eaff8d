import { Alert } from 'antd';
import { Problem } from '../../api/problem';
import { ProblemView } from '../../patterns/problem-view';
import { clockText } from '../../text/format';
import { useWords } from '../../text/text';

/** Why not, and when it is worth trying again: who has no account is told by no colleague. */
export function Refusal({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const { t } = useWords();
  const seconds = error instanceof Problem && error.status === 429 ? (error.retryAfter ?? 60) : undefined;
  if (seconds === undefined) return <ProblemView error={error} onRetry={onRetry} />;
  const at = clockText(new Date(Date.now() + seconds * 1000).toISOString());
  return (
    <Alert
      type="warning" showIcon title={t('操作太频繁', 'Too many at once')}
      description={t('同一网络的请求较多，请在 {n} 秒后（{at}）再试。已填写的内容还在本页，请勿关闭。', 'Many requests come from your network. Try again in {n} seconds ({at}). What you entered is still on this page; do not close it.', { n: seconds, at })}
    />
  );
}
