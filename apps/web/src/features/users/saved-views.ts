import { z } from 'zod';
import { type UsersSearch, readUsersSearch } from './users-search.ts';

const ViewName = z.string().trim().min(1).max(60);

/** What the list was narrowed to, sorted by and shown with, under the name that somebody gave it. */
const SavedView = z.object({ name: ViewName, search: z.record(z.string(), z.unknown()).transform(readUsersSearch) });
export type SavedView = Readonly<z.infer<typeof SavedView>>;

/** Why a view cannot have a name: there is none, it is too long, or another view has it. */
export type NameFault = 'empty' | 'long' | 'taken';

export interface ViewStore {
  /** All views, in the order in which they were saved. */
  readonly read: () => readonly SavedView[];
  readonly subscribe: (reader: () => void) => () => void;
  /** Keeps a view under a name; where the name will not do nothing is kept, and why is answered. */
  readonly save: (name: string, search: UsersSearch) => NameFault | null;
  /** As `save`; a name may change its capitals. */
  readonly rename: (from: string, to: string) => NameFault | null;
  /** @returns what puts it back where it stood, unless another view took its name meanwhile. */
  readonly remove: (name: string) => () => void;
  /** Another tab changed what is kept. */
  readonly reread: () => void;
}

type Kept = Pick<Storage, 'getItem' | 'setItem'>;

const storedAs = (membership: string) => `totem.users.views.${membership}`;
const stores = new Map<string, ViewStore>();

/** The views of one membership, so of one person in one organization, on this device. */
export function viewsOf(membership: string): ViewStore {
  const known = stores.get(membership);
  if (known) return known;
  const store = openViews(membership, () => localStorage);
  addEventListener('storage', (event) => event.key === storedAs(membership) && store.reread());
  stores.set(membership, store);
  return store;
}

/** @param storage may throw, as that of a browser does where it is closed: then views hold until the page is left. */
export function openViews(membership: string, storage: () => Kept): ViewStore {
  const at = storedAs(membership);
  const readers = new Set<() => void>();
  let views = readKept(storage, at);
  const tell = () => {
    for (const reader of readers) reader();
  };
  const put = (next: readonly SavedView[]) => {
    views = next;
    try {
      storage().setItem(at, JSON.stringify(next));
    } catch {
      // Closed or full: they hold until the page is left.
    }
    tell();
  };
  return {
    read: () => views,
    subscribe(reader) {
      readers.add(reader);
      return () => readers.delete(reader);
    },
    save(name, search) {
      const fault = faultOf(name, views);
      if (fault === null) put([...views, { name: name.trim(), search: readUsersSearch({ ...search }) }]);
      return fault;
    },
    rename(from, to) {
      const others = views.filter((view) => view.name !== from);
      const fault = faultOf(to, others);
      if (fault === null) put(views.map((view) => (view.name === from ? { ...view, name: to.trim() } : view)));
      return fault;
    },
    remove(name) {
      const place = views.findIndex((view) => view.name === name);
      const removed = views[place];
      if (removed) put(views.filter((view) => view !== removed));
      return () => {
        if (removed && faultOf(name, views) === null) put([...views.slice(0, place), removed, ...views.slice(place)]);
      };
    },
    reread() {
      views = readKept(storage, at);
      tell();
    },
  };
}

/** The first view that shows what an address shows. */
export const viewLike = (views: readonly SavedView[], search: UsersSearch): SavedView | undefined =>
  views.find((view) => textOf(view.search) === textOf(search));

/** Reading an address puts its keys in one order, and leaves out what is not of the list. */
const textOf = (search: UsersSearch): string => JSON.stringify(readUsersSearch({ ...search }));

function faultOf(name: string, others: readonly SavedView[]): NameFault | null {
  const { data, error } = ViewName.safeParse(name);
  if (error) return name.trim() === '' ? 'empty' : 'long';
  return others.some((view) => folded(view.name) === folded(data)) ? 'taken' : null;
}

const folded = (name: string) => name.normalize('NFC').toLowerCase();

/** What this device kept; what is not a view is left out. */
function readKept(storage: () => Kept, at: string): readonly SavedView[] {
  try {
    const kept = z.array(z.unknown()).parse(JSON.parse(storage().getItem(at) ?? '[]'));
    return kept.flatMap((one) => SavedView.safeParse(one).data ?? []);
  } catch {
    return [];
  }
}
