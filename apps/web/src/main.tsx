import './no-eval.ts';
import './index.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { watchReleases } from './new-release.ts';
import { getLocale } from './paraglide/runtime.js';
import { router } from './routes.tsx';
import './shell/appearance.ts';
import { failureOf } from './shell/failure.ts';
import { recoverByItself } from './shell/recover.ts';
import { watchSession } from './shell/watch-session.ts';
import { queryClient, TRPCProvider, trpcClient } from './trpc.ts';

document.documentElement.lang = getLocale();

watchReleases();
watchSession(queryClient, router);
recoverByItself(queryClient, router);

const place = document.getElementById('root');
if (!place) throw new Error('The page has no place for the console.');
// What a page shows as an answer, a refusal or an outage, is no error of ours to report.
createRoot(place, { onCaughtError: (error) => failureOf(error).kind === 'broken' && console.error(error) }).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        <RouterProvider router={router} />
      </TRPCProvider>
    </QueryClientProvider>
  </StrictMode>,
);
