import { Suspense } from 'react';
import { useParams, useRoutes, type RouteObject } from 'react-router';
import { publicPageApi } from '@anlan/contracts/tenancy';
import { Problem } from '../../api/problem';
import { useRead } from '../../api/queries';
import { lazyPage } from '../../app/lazy-page';
import { NotFoundPage } from '../../app/not-found-page';
import { PageSkeleton } from '../../patterns/skeletons';
import { HomePage } from './home-page';
import { PublicPageContext } from './page-context';
import { PublicLayout } from './public-layout';
import { ClosedPage } from './closed-page';
import { Refusal } from './refusal';

const routes: RouteObject[] = [
  { index: true, element: <HomePage /> },
  { path: 'report', element: lazyPage(() => import('./report-page'), 'ReportPage') },
  { path: 'follow', element: lazyPage(() => import('./follow-page'), 'FollowPage') },
  { path: 'draws', element: lazyPage(() => import('./draws-page'), 'DrawsPage') },
  { path: 'draws/:number', element: lazyPage(() => import('./draw-page'), 'PublishedDrawPage') },
  { path: '*', element: <NotFoundPage /> },
];

/** What a district shows to everybody, at `/p/<slug>`. Nothing of the pages for members is fetched with it, and nobody signs in. */
export function PublicPages() {
  const { slug = '' } = useParams();
  const content = useRoutes(routes);
  const page = useRead(publicPageApi.get, { params: { slug } });
  // A slug that no district can have is answered as one that has no page.
  const closed = page.error instanceof Problem && (page.error.status === 404 || page.error.status === 400);
  if (closed) return <PublicLayout><ClosedPage /></PublicLayout>;
  if (!page.data) return <PublicLayout>{page.error ? <Refusal error={page.error} onRetry={() => void page.refetch()} /> : <PageSkeleton />}</PublicLayout>;
  return (
    <PublicPageContext value={page.data}>
      <PublicLayout page={page.data}><Suspense fallback={<PageSkeleton />}>{content}</Suspense></PublicLayout>
    </PublicPageContext>
  );
}
