import { Alert, Button, Flex } from 'antd';
import { Problem } from '../api/problem';
import { useWords } from '../text/text';
import { Statement } from './statement';

interface Props {
  readonly error: Error;
  readonly onRetry?: () => void;
  readonly onSignOut?: () => void;
  /** the page itself could not be shown, rather than a part of it */
  readonly fullPage?: boolean;
}

/** What went wrong, what to do, and the number by which support finds it. */
export function ProblemView({ error, onRetry, onSignOut, fullPage }: Props) {
  const { t } = useWords();
  const problem = error instanceof Problem ? error : undefined;
  const title = problem?.title ?? t('页面出错了', 'This page failed');
  const detail = problem ? problem.detail : error.message;
  const more = (
    <>
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
