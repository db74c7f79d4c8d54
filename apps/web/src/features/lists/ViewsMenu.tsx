import { Bookmark, Check, Pencil, Trash2 } from 'lucide-react';
import { useId, useRef, useState, useSyncExternalStore } from 'react';
import { m } from '../../paraglide/messages.js';
import { useOrganization } from '../../shell/organization.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { notify } from '../../ui/notify.ts';
import { Popover } from '../../ui/Popover.tsx';
import { type ListViews, type SavedView, viewLike } from './saved-views.ts';
import { ViewNameForm } from './ViewNameForm.tsx';

interface ViewsMenuProps<Search extends object> {
  readonly of: ListViews<Search>;
  /** What the list shows now, as an address says it. */
  readonly shown: Search;
  readonly onApply: (search: Search) => void;
}

/** The views of a list that somebody saved here: to go to one, to save this one, to rename and to delete. */
export function ViewsMenu<Search extends object>({ of, shown, onApply }: ViewsMenuProps<Search>) {
  const { me } = useOrganization();
  const store = of.of(me.member);
  const views = useSyncExternalStore(store.subscribe, store.read);
  const current = viewLike(of.list, views, shown);
  const [open, setOpen] = useState(false);
  const [renamed, setRenamed] = useState<string | null>(null);
  const popup = useRef<HTMLDivElement>(null);
  const keptId = useId();
  // What had the focus goes away: it stays in the menu.
  const stay = () => popup.current?.focus();
  const remove = ({ name }: SavedView<Search>) => {
    const putBack = store.remove(name);
    notify({ title: m.users_view_deleted({ name }), action: { label: m.users_view_undo(), onPress: putBack } });
    stay();
  };
  return (
    <Popover
      label={m.users_views()}
      describedBy={keptId}
      boxRef={popup}
      className="w-80"
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setRenamed(null);
      }}
      trigger={
        <Button look="quiet" size="small" icon={Bookmark}>
          <span className="max-w-56 truncate">{current ? m.users_view_current({ name: current.name }) : m.users_views()}</span>
        </Button>
      }
    >
      {views.length > 0 && (
        <ul className="border-b border-line pb-1">
          {views.map((view) => (
            <li key={view.name}>
              {renamed === view.name ? (
                <ViewNameForm
                  label={m.users_view_rename({ name: view.name })}
                  first={view.name}
                  onName={(name) => store.rename(view.name, name)}
                  onDone={() => {
                    setRenamed(null);
                    stay();
                  }}
                  cancellable
                />
              ) : (
                <div className="flex items-center gap-1 pr-1.5">
                  <button
                    type="button"
                    aria-current={view === current || undefined}
                    onClick={() => {
                      onApply(view.search);
                      setOpen(false);
                    }}
                    className="flex min-h-ctl min-w-0 flex-1 items-center gap-2 rounded-2 px-2.5 py-1 text-left font-medium wrap-anywhere hover:bg-hover focus-visible:-outline-offset-2"
                  >
                    <span className="min-w-0 flex-1">{view.name}</span>
                    {view === current && <Check size={16} aria-hidden className="flex-none text-accent-text" />}
                  </button>
                  <IconButton
                    icon={Pencil}
                    size="inline"
                    label={m.users_view_rename({ name: view.name })}
                    onClick={() => setRenamed(view.name)}
                  />
                  <IconButton icon={Trash2} size="inline" label={m.users_view_delete({ name: view.name })} onClick={() => remove(view)} />
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {!current && <ViewNameForm label={m.users_view_save_as()} onName={(name) => store.save(name, shown)} onDone={() => setOpen(false)} />}
      <p id={keptId} className="px-2.5 py-2 text-12 text-ink-2 text-pretty">
        {m.users_view_kept()}
      </p>
    </Popover>
  );
}
