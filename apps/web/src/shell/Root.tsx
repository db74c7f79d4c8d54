import { CSPProvider } from '@base-ui/react/csp-provider';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { ConnectionState } from './ConnectionState.tsx';
import { useAnyNotice } from '../ui/notify.ts';

const Toasts = lazy(() => import('../ui/Toasts.tsx').then((file) => ({ default: file.Toasts })));

/** Around every page. */
export function Root() {
  const anyNotice = useAnyNotice();
  return (
    <CSPProvider disableStyleElements>
      <Outlet />
      <ConnectionState />
      {anyNotice && (
        <Suspense>
          <Toasts />
        </Suspense>
      )}
    </CSPProvider>
  );
}
