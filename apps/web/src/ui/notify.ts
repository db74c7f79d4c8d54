import { Toast } from '@base-ui/react/toast';

/** What `Toasts` shows; one for the whole console, so that an act may outlive the page it began on. */
export const toasts = Toast.createToastManager<{ readonly tone: 'done' | 'refused' }>();

interface Notice {
  readonly title: string;
  readonly sentence?: string;
  readonly tone?: 'done' | 'refused';
  readonly action?: { readonly label: string; readonly onPress: () => void };
  /** Milliseconds until it goes by itself; 0 for never. */
  readonly forMs?: number;
}

/** Says what has happened: done politely, refused at once. With an action it stays 10 s, so that there is time to undo. */
export function notify({ title, sentence, tone = 'done', action, forMs }: Notice): void {
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
