import { m } from '../../paraglide/messages.js';
import { Button } from '../../ui/Button.tsx';

/** Why nobody is listed, with the way back to everybody. */
export function Nobody({ sentence, onClear }: { sentence: string; onClear: () => void }) {
  return (
    <div className="grid justify-items-start gap-3 py-2">
      <p role="status" className="text-14 text-ink-2">
        {sentence}
      </p>
      <Button onClick={onClear}>{m.users_filter_clear()}</Button>
    </div>
  );
}
