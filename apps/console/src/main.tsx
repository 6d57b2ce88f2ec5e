import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { Problem } from './api/problem.js';
import './console.css';
import { startI18n } from './i18n/i18n.js';
import { routes } from './routes.js';
import { SessionProvider } from './session/session.js';
import { ThemeProvider } from './theme.js';

startI18n();

const MAX_TRIES = 3;
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // Without a network a request fails like any other, and the page says so.
      networkMode: 'always',
      // A refusal stays one however often it is asked for; what passes is tried again.
      retry: (tries, error) => error instanceof Problem && error.isPassing && tries < MAX_TRIES,
    },
    mutations: { networkMode: 'always' },
  },
});

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <ThemeProvider>
        <SessionProvider>
          <RouterProvider router={createBrowserRouter(routes)} />
        </SessionProvider>
      </ThemeProvider>
    </QueryClientProvider>
  </StrictMode>,
);
