import { useState } from 'react';
import { useRouteError } from 'react-router';
import { Problem } from '../api/problem';
import { ProblemView } from '../patterns/problem-view';
import { useWords } from '../text/text';
import { NotLoaded } from './lazy-page';

/** A page that broke while it was drawn, or whose part of the programme did not arrive. */
export function BrokenPage({ error, fullPage }: { error: unknown; fullPage?: boolean }) {
  const { t } = useWords();
  const [tries, setTries] = useState(0);
  // Loaded anew only where that can succeed: a browser's own error page has no way back.
  const again = (): void => void fetch('/icon.svg', { cache: 'no-store' }).then(() => location.reload(), () => setTries(tries + 1));
  const shown = error instanceof NotLoaded ? new Problem(0, 'page.not_loaded', t('页面没有载入', 'The page did not load'), t('网络中断，或系统刚刚更新，请重试。', 'The network is away, or the system has just been updated. Try again.')) : error instanceof Error ? error : new Error(String(error));
  return <ProblemView key={tries} error={shown} onRetry={again} fullPage={fullPage} />;
}

/** Where nothing else is left to show. */
export function ErrorPage() {
  return <BrokenPage error={useRouteError()} fullPage />;
}
