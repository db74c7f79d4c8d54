import { useEffect, useRef, useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { NameFault } from './saved-views.ts';

const sentences: Readonly<Record<NameFault, () => string>> = {
  empty: m.users_view_empty,
  long: m.users_view_long,
  taken: m.users_view_taken,
};

interface ViewNameFormProps {
  readonly label: string;
  /** The name that there is; then one is about to change it. */
  readonly first?: string;
  readonly onName: (name: string) => NameFault | null;
  /** It has the name, or keeps the one it had. */
  readonly onDone: () => void;
  readonly cancellable?: true;
}

/** Asks for the name of a view, until it will do. */
export function ViewNameForm({ label, first = '', onName, onDone, cancellable }: ViewNameFormProps) {
  const box = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(first);
  const [fault, setFault] = useState<NameFault | null>(null);
  useEffect(() => {
    if (cancellable) box.current?.select();
  }, [cancellable]);
  return (
    <form
      className="grid gap-2 px-2.5 py-2"
      onSubmit={(event) => {
        event.preventDefault();
        const found = onName(name);
        setFault(found);
        if (found === null) onDone();
        else box.current?.focus();
      }}
    >
      <TextField
        ref={box}
        label={label}
        value={name}
        onChange={(text) => {
          setName(text);
          setFault(null);
        }}
        autoComplete="off"
        error={fault === null ? undefined : sentences[fault]()}
      />
      <div className="flex gap-2">
        <Button type="submit" size="small">
          {m.users_view_save()}
        </Button>
        {cancellable && (
          <Button look="quiet" size="small" onClick={onDone}>
            {m.users_cancel()}
          </Button>
        )}
      </div>
    </form>
  );
}
