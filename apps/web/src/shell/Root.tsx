import { CSPProvider } from '@base-ui/react/csp-provider';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';

// Nothing is to be told before the first page stands.
const Toasts = lazy(() => import('../ui/Toasts.tsx').then((file) => ({ default: file.Toasts })));

/** Around every page. */
export function Root() {
  return (
    <CSPProvider disableStyleElements>
      <Outlet />
      <Suspense>
        <Toasts />
      </Suspense>
    </CSPProvider>
  );
}
