import { DraftLine, changesIn, mostChanges } from '@totem/domain/grants';
import { Version } from '@totem/domain/ids';
import { z } from 'zod';
import { draftChanged, draftKey } from './any-draft.ts';

/** Changes of access that are not saved yet. */
const Draft = z.object({
  changes: z.array(DraftLine).readonly(),
  /** The oldest state that a line was made from; null while there is no line. */
  madeAt: Version.nullable(),
  /** The last try to save, so that the same request asked again is made once. */
  tried: z.object({ request: z.string(), key: z.string() }).nullable(),
});
export type Draft = Readonly<z.infer<typeof Draft>>;

/** What saving takes at once. */
export const mostLines = 500;

export interface DraftStore {
  readonly read: () => Draft;
  readonly subscribe: (reader: () => void) => () => void;
  /**
   * Puts other lines in the place of those there are.
   *
   * @param seen the version of what was looked at when the lines were made.
   * @returns false, and nothing is changed, when there would be more lines than can be saved at once.
   */
  readonly edit: (change: (changes: readonly DraftLine[]) => readonly DraftLine[], seen: Version) => boolean;
  /** From now on the draft counts as made from this state: somebody looked at what it would do there. */
  readonly takeOver: (version: Version) => void;
  /** Puts back what was discarded. */
  readonly restore: (draft: Draft) => void;
  readonly clear: () => void;
  /** The key to save a request under: the same as long as the request is the same, after a reload too. */
  readonly keyFor: (request: string) => string;
  /** The last try was answered with a no: nothing of it was made. */
  readonly forgetTry: () => void;
}

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const nothing: Draft = { changes: [], madeAt: null, tried: null };
const stores = new Map<string, DraftStore>();

/** The draft of one membership, so of one person in one organization, in this tab. */
export function draftOf(membership: string): DraftStore {
  const store = stores.get(membership) ?? openDraft(membership, sessionStorage);
  stores.set(membership, store);
  return store;
}

export function openDraft(membership: string, kept: Kept): DraftStore {
  const at = draftKey(membership);
  const readers = new Set<() => void>();
  let draft = readKept(kept.getItem(at));
  const put = (next: Draft) => {
    draft = next;
    if (next.changes.length === 0) kept.removeItem(at);
    else kept.setItem(at, JSON.stringify(next));
    for (const reader of readers) reader();
    draftChanged();
  };
  return {
    read: () => draft,
    subscribe(reader) {
      readers.add(reader);
      return () => readers.delete(reader);
    },
    edit(change, seen) {
      const changes = eachOnce(change(draft.changes));
      if (changes.length > mostLines || changesIn(changes) > mostChanges) return false;
      const madeAt = changes.length === 0 ? null : Version.parse(Math.min(draft.madeAt ?? seen, seen));
      put({ ...draft, changes, madeAt });
      return true;
    },
    takeOver: (version) => put({ ...draft, madeAt: version }),
    restore: put,
    clear: () => put(nothing),
    keyFor(request) {
      if (draft.tried?.request === request) return draft.tried.key;
      const key = crypto.randomUUID();
      put({ ...draft, tried: { request, key } });
      return key;
    },
    forgetTry: () => put({ ...draft, tried: null }),
  };
}

function eachOnce(changes: readonly DraftLine[]): readonly DraftLine[] {
  const first = new Map<string, DraftLine>();
  for (const change of changes) {
    const text = JSON.stringify(change);
    if (!first.has(text)) first.set(text, change);
  }
  return [...first.values()];
}

/** What a tab kept from before a reload; what is not a draft is as good as none. */
function readKept(text: string | null): Draft {
  if (text === null) return nothing;
  try {
    return Draft.safeParse(JSON.parse(text)).data ?? nothing;
  } catch {
    return nothing;
  }
}
