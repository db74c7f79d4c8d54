import { getRouteApi } from '@tanstack/react-router';
import type { QuestionParams } from './question-params.ts';

const route = getRouteApi('/signed-in/$organization/users/$member');

interface Question {
  readonly asked: QuestionParams;
  /** Alters the question of the address, in place. */
  readonly change: (parts: QuestionParams) => void;
  /** The location group whose places are shown, and another one. */
  readonly locationGroup: string | undefined;
  readonly changeGroup: (group: string | undefined) => void;
  /** Goes to the tab that answers it. */
  readonly ask: (parts: QuestionParams) => void;
}

/** The question that stands in the address of a person's page, so that it can be linked to. */
export function useQuestion(): Question {
  const { permission, item, location, target, at, in: locationGroup } = route.useSearch();
  const navigate = route.useNavigate();
  return {
    asked: { permission, item, location, target, at },
    change: (parts) => void navigate({ search: (before) => ({ ...before, ...parts }), replace: true }),
    locationGroup,
    changeGroup: (group) => void navigate({ search: (before) => ({ ...before, in: group }), replace: true, resetScroll: false }),
    ask: (parts) =>
      void navigate({ search: (before) => ({ ...before, item: undefined, location: undefined, target: undefined, ...parts, tab: 'why' }) }),
  };
}
