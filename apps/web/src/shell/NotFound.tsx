import { m } from '../paraglide/messages.js';
import { ErrorState } from '../ui/ErrorState.tsx';
import { AppLink } from './AppLink.tsx';

export function NotFound() {
  return (
    <div className="px-gutter">
      <title>{`${m.failure_not_found()} · Totem`}</title>
      <ErrorState
        kind="not_found"
        heading={1}
        title={m.failure_not_found()}
        sentence={m.failure_not_found_why()}
        action={
          <AppLink to="/accounts" look="outline">
            {m.failure_home()}
          </AppLink>
        }
      />
    </div>
  );
}
