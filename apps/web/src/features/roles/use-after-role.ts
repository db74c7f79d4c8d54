import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { notify } from '../../ui/notify.ts';

/** What follows a change of a role: the page stands on another catalog, and says what was done. */
export function useAfterRole(): (done: string) => Promise<void> {
  const queries = useQueryClient();
  const router = useRouter();
  return async (done) => {
    await queries.invalidateQueries();
    await router.invalidate();
    notify({ title: done, tone: 'done' });
  };
}
