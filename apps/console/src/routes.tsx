import type { RouteObject } from 'react-router';
import { Home } from './shell/home.js';
import { FailedPage, PageFailed } from './shell/page-failed.js';
import { Shell } from './shell/shell.js';
import { NotFound } from './shell/not-found.js';
import { SignedIn } from './session/signed-in.js';

/** A page, loaded when it is first opened. Loading MUST NOT reject: the router would show nothing at all, not even the failure. */
const page = (path: string, load: () => Promise<{ readonly Page: React.ComponentType }>): RouteObject => ({
  path,
  lazy: () =>
    load().then(
      ({ Page }) => ({ Component: Page }),
      (error: unknown) => ({ Component: () => <FailedPage error={error} /> }),
    ),
  ErrorBoundary: PageFailed,
});

export const routes: RouteObject[] = [
  {
    Component: SignedIn,
    ErrorBoundary: PageFailed,
    HydrateFallback: () => null,
    children: [
      { index: true, Component: Home },
      { path: ':ledger', Component: Home },
      {
        path: ':ledger/:plan',
        Component: Shell,
        children: [
          page('board', () => import('./board/page.js')),
          page('matrix', () => import('./matrix/page.js')),
          page('indicators/:indicator', () => import('./indicator/page.js')),
          page('indicators/:indicator/why', () => import('./why/page.js')),
          page('travel', () => import('./travel/page.js')),
          page('submit', () => import('./submit/page.js')),
          page('ledger', () => import('./ledger/page.js')),
          page('audit', () => import('./audit/page.js')),
          page('operations', () => import('./operations/page.js')),
        ],
      },
      { path: '*', Component: NotFound },
    ],
  },
];
