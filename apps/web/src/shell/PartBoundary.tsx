import { CatchBoundary, type ErrorComponentProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PartFailure } from './PartFailure.tsx';

/**
 * Around a part of a page: when it cannot be drawn, that part says so, and the rest stands.
 *
 * @param name of what it shows; for another, it is drawn anew.
 */
export const PartBoundary = ({ name, children }: { name: string; children: ReactNode }) => (
  <CatchBoundary getResetKey={() => name} errorComponent={Failed}>
    {children}
  </CatchBoundary>
);

const Failed = ({ error, reset }: ErrorComponentProps) => <PartFailure error={error} onTryAgain={reset} />;
