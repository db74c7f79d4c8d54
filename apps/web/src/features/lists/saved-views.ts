import { z } from 'zod';

/** A list whose views are saved. */
export interface ViewedList<Search extends object> {
  /** Its own among the lists: under it its views are kept. */
  readonly key: string;
  /** What an address says of the list, always in one order; what is not of the list is left out. */
  readonly read: (search: Readonly<Record<string, unknown>>) => Search;
}

const ViewName = z.string().trim().min(1).max(60);
const Kept = z.object({ name: ViewName, search: z.record(z.string(), z.unknown()) });

/** What a list was narrowed to, sorted by and shown with, under the name that somebody gave it. */
export interface SavedView<Search extends object> {
  readonly name: string;
  readonly search: Search;
}

/** Why a view cannot have a name: there is none, it is too long, or another view has it. */
export type NameFault = 'empty' | 'long' | 'taken';

export interface ViewStore<Search extends object> {
  /** All views, in the order in which they were saved. */
  readonly read: () => readonly SavedView<Search>[];
  readonly subscribe: (reader: () => void) => () => void;
  /** Keeps a view under a name; where the name will not do nothing is kept, and why is answered. */
  readonly save: (name: string, search: Search) => NameFault | null;
  /** As `save`; a name may change its capitals. */
  readonly rename: (from: string, to: string) => NameFault | null;
  /** @returns what puts it back where it stood, unless another view took its name meanwhile. */
  readonly remove: (name: string) => () => void;
  /** Another tab changed what is kept. */
  readonly reread: () => void;
}

/** The views of one list. */
export interface ListViews<Search extends object> {
  readonly list: ViewedList<Search>;
  /** Those of one membership, so of one person in one organization, on this device. */
  readonly of: (membership: string) => ViewStore<Search>;
}

type Storing = Pick<Storage, 'getItem' | 'setItem'>;

const storedAs = (list: string, membership: string) => `totem.${list}.views.${membership}`;

/** A list keeps these at module scope: one store per membership, which whoever asks shares. */
export function listViews<Search extends object>(list: ViewedList<Search>): ListViews<Search> {
  const stores = new Map<string, ViewStore<Search>>();
  return {
    list,
    of(membership) {
      const known = stores.get(membership);
      if (known) return known;
      const store = openViews(list, membership, () => localStorage);
      addEventListener('storage', (event) => event.key === storedAs(list.key, membership) && store.reread());
      stores.set(membership, store);
      return store;
    },
  };
}

/** @param storage may throw, as that of a browser does where it is closed: then views hold until the page is left. */
export function openViews<Search extends object>(list: ViewedList<Search>, membership: string, storage: () => Storing): ViewStore<Search> {
  const at = storedAs(list.key, membership);
  const readers = new Set<() => void>();
  let views = readKept(list, storage, at);
  const tell = () => {
    for (const reader of readers) reader();
  };
  const put = (next: readonly SavedView<Search>[]) => {
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
      if (fault === null) put([...views, { name: name.trim(), search: list.read(recordOf(search)) }]);
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
      views = readKept(list, storage, at);
      tell();
    },
  };
}

/** The first view that shows what an address shows. */
export function viewLike<Search extends object>(
  { read }: ViewedList<Search>,
  views: readonly SavedView<Search>[],
  search: Search,
): SavedView<Search> | undefined {
  // Reading an address puts its keys in one order.
  const textOf = (one: Search) => JSON.stringify(read(recordOf(one)));
  return views.find((view) => textOf(view.search) === textOf(search));
}

const recordOf = (search: object): Readonly<Record<string, unknown>> => Object.fromEntries(Object.entries(search));

function faultOf(name: string, others: readonly { readonly name: string }[]): NameFault | null {
  const { data, error } = ViewName.safeParse(name);
  if (error) return name.trim() === '' ? 'empty' : 'long';
  return others.some((view) => folded(view.name) === folded(data)) ? 'taken' : null;
}

const folded = (name: string) => name.normalize('NFC').toLowerCase();

/** What this device kept; what is not a view is left out. */
function readKept<Search extends object>({ read }: ViewedList<Search>, storage: () => Storing, at: string): readonly SavedView<Search>[] {
  try {
    const kept = z.array(z.unknown()).parse(JSON.parse(storage().getItem(at) ?? '[]'));
    return kept.flatMap((one) => {
      const { data } = Kept.safeParse(one);
      return data ? [{ name: data.name, search: read(data.search) }] : [];
    });
  } catch {
    return [];
  }
}
