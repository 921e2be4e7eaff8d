import { Suspense } from 'react';
import { Outlet, useParams, useRoutes, type RouteObject } from 'react-router';
import { PageSkeleton } from '../patterns/skeletons';
import { SessionGate, SignedIn, SignedInPage } from '../session/session-gate';
import { areas } from './areas';
import { NotFoundPage } from './not-found-page';
import { Shell } from './shell';
import { SignedOutPage } from './signed-out-page';

const routes: RouteObject[] = [
  { path: 'signed-in', element: <SignedInPage /> },
  { path: 'signed-out', element: <SignedOutPage /> },
  {
    element: <SignedIn><Shell /></SignedIn>,
    children: [...areas.flatMap((a) => a.routes), { path: '*', element: <NotFoundPage /> }],
  },
];

/** What one works in after sign-in. It is fetched apart from the first page and the public ones. */
export function TenantApp() {
  const pages = useRoutes(routes);
  const { slug } = useParams();
  // Nothing of one tenant is there in another.
  return <SessionGate key={slug}><Suspense fallback={<PageSkeleton />}>{pages}<Outlet /></Suspense></SessionGate>;
}
