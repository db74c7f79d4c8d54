import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { queryClient } from '../trpc.ts';
import { isPartMissing } from './part-missing.ts';
import { FailureState } from './FailureState.tsx';

/** What a route shows in place of a page that failed; trying again asks everything anew that had no answer. */
export function PageFailure({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const tryAgain = async () => {
    if (isPartMissing(error)) return location.reload();
    await queryClient.resetQueries({ predicate: ({ state }) => state.status === 'error' });
    await router.invalidate();
    reset();
  };
  return <FailureState error={error} onTryAgain={() => void tryAgain()} />;
}
