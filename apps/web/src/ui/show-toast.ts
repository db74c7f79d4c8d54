import { Toast } from '@base-ui/react/toast';
import type { Notice } from './notify.ts';

/** One for the whole console, so that a notice may outlive the page it began on. */
export const toasts = Toast.createToastManager<{ readonly tone: 'done' | 'refused' }>();

export function showToast({ title, sentence, tone = 'done', action, forMs }: Notice): void {
  const id = toasts.add({
    title,
    description: sentence,
    priority: tone === 'refused' ? 'high' : 'low',
    timeout: forMs ?? (action ? 10_000 : 6_000),
    data: { tone },
    ...(action && {
      actionProps: {
        children: action.label,
        onClick: () => {
          toasts.close(id);
          action.onPress();
        },
      },
    }),
  });
}
