import { useRouteError } from 'react-router';
import { ProblemView } from '../patterns/problem-view';

/** A page that broke while it was drawn, or whose part of the programme did not arrive. */
export function ErrorPage() {
  const error = useRouteError();
  return <ProblemView error={error instanceof Error ? error : new Error(String(error))} onRetry={() => location.reload()} fullPage />;
}
