import type { RouteObject } from 'react-router';
import { PageSkeleton } from '../patterns/skeletons';
import { ErrorPage } from './error-page';
import { NotFoundPage } from './not-found-page';

/** Everything there is, by address. A tenant's pages lie below its slug, the public ones below /p. */
export const routes: RouteObject[] = [
  {
    errorElement: <ErrorPage />,
    HydrateFallback: PageSkeleton,
    children: [
      { index: true, lazy: async () => ({ Component: (await import('../pages/landing/landing-page')).LandingPage }) },
      { path: 'p/:slug/*', lazy: async () => ({ Component: (await import('../pages/public/public-pages')).PublicPages }) },
      { path: ':slug/*', lazy: async () => ({ Component: (await import('./tenant-app')).TenantApp }) },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
];
