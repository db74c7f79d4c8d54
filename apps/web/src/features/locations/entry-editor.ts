import type { FilterName } from '@totem/domain/grant-views';
import type { DraftLine, ServiceFilter } from '@totem/domain/grants';
import type { ServiceItemId, Version } from '@totem/domain/ids';
import type { LocationEntry } from '@totem/domain/locations';
import { useCatalog } from '../../shell/organization.ts';
import { useDraft } from '../draft/draft.ts';
import { draftWords, usePreview } from '../draft/use-preview.ts';
import { keepFocusAt } from '../person/access/keep-focus.ts';
import { type EntryLine, type EntryPlace, entryLinesOf, narrow, put, take, untouched } from './entries.ts';
import { filterWords } from './filter-words.ts';

/** A location in a group: its lines with the draft, and what alters them. */
export interface EntryEditor {
  readonly lines: readonly EntryLine[];
  readonly put: (filter: ServiceFilter) => void;
  readonly take: (filter: ServiceFilter) => void;
  /** Takes it out, whatever it is in the group for. */
  readonly takeAll: () => void;
  /** Leaves it as it is without the draft. */
  readonly untouch: () => void;
  /** The same for something else, named by what was chosen. */
  readonly narrow: (from: ServiceFilter, to: FilterName) => void;
  readonly filterWords: (line: EntryLine) => string;
}

/** Names of service items chosen in this tab: a line bears them before anybody was asked what the draft would do. */
const chosenItems = new Map<ServiceItemId, string>();

/**
 * Makes the editors of the page's locations in groups.
 *
 * @param seen the version of what is looked at.
 */
export function useEntryEditors(seen: Version): (place: EntryPlace, standing: readonly LocationEntry[]) => EntryEditor {
  const catalog = useCatalog();
  const draft = useDraft();
  const preview = usePreview();
  const words = draftWords(preview.data);
  return (place, standing) => {
    const edit = (change: (draft: readonly DraftLine[]) => readonly DraftLine[]) => {
      draft.edit(change, seen);
      keepFocusAt(keyOfPlace(place));
    };
    const lines = entryLinesOf(place, standing, draft.changes, words.refusalOf);
    return {
      lines,
      put: (filter) => edit((all) => put(all, place, filter)),
      take: (filter) => edit((all) => take(all, place, filter)),
      takeAll: () =>
        edit((all) => lines.filter((line) => line.state !== 'ended').reduce((then, line) => take(then, place, line.filter), all)),
      untouch: () => edit((all) => untouched(all, place)),
      narrow(from, to) {
        if (to !== null && 'item' in to && to.name !== null) chosenItems.set(to.item, to.name);
        edit((all) => narrow(all, place, from, to !== null && 'item' in to ? { item: to.item } : to));
      },
      filterWords: (line) => filterWords(catalog, namedOf(line)),
    };
  };
}

/** Where the focus goes when a line is drawn anew. */
export const keyOfPlace = ({ locationGroup, location }: EntryPlace): string => `${locationGroup} ${location}`;

function namedOf({ named, filter }: EntryLine): FilterName {
  if (filter === null || 'service' in filter) return filter;
  return named ?? { item: filter.item, name: chosenItems.get(filter.item) ?? null };
}
