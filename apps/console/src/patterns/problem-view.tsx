import { Alert, Button, Flex } from 'antd';
import { Problem, type Fault } from '../api/problem';
import { useWords } from '../text/text';
import { Statement } from './statement';

interface Props {
  readonly error: Error;
  readonly onRetry?: () => void;
  /** faults of the input that stand at no field of the page */
  readonly faults?: readonly Fault[];
  readonly onSignOut?: () => void;
  /** the page itself could not be shown, rather than a part of it */
  readonly fullPage?: boolean;
}

/** What went wrong, what to do, and the number by which support finds it. */
export function ProblemView({ error, onRetry, onSignOut, faults = [], fullPage }: Props) {
  const { t } = useWords();
  const problem = error instanceof Problem ? error : undefined;
  const title = problem?.title ?? t('页面出错了', 'This page failed');
  const detail = problem ? problem.detail : error.message;
  const more = (
    <>
      {faults.length > 0 && <ul style={{ margin: '0 0 8px', paddingInlineStart: 20 }}>{faults.map((f) => <li key={f.path + f.code}>{f.message}</li>)}</ul>}
      {problem?.traceId && <p className="trace">{t('追踪号', 'Trace id')} <code>{problem.traceId}</code></p>}
      <Flex gap={8} justify={fullPage ? 'center' : 'start'} wrap>
        {onRetry && <Button onClick={onRetry}>{t('重试', 'Try again')}</Button>}
        {onSignOut && <Button onClick={onSignOut}>{t('退出登录', 'Sign out')}</Button>}
        {fullPage && <Button type="link" href="/">{t('回到首页', 'To the first page')}</Button>}
      </Flex>
    </>
  );
  if (fullPage) return <main><Statement title={title} detail={detail !== title && detail}>{more}</Statement></main>;
  return <Alert type="error" showIcon title={title} description={<>{detail !== title && <p style={{ marginTop: 0 }}>{detail}</p>}{more}</>} />;
}
