import { choiceParam, textParam } from '../../search-params.ts';

/** What the list of events can be narrowed by, in the order in which it is offered. */
export const activityFilterKeys = ['by', 'person', 'group', 'place', 'locationGroup', 'item', 'action', 'days'] as const;
export type ActivityFilterKey = (typeof activityFilterKeys)[number];

/** Of these an event is asked about one: choosing another takes its place. */
export const subjectKeys = ['person', 'group', 'place', 'locationGroup', 'item'] as const;

export const dayChoices = ['1', '7', '30', '90'] as const;

/** The state of the list of events, all of it in the address. */
export interface ActivitySearch {
  readonly by?: string | undefined;
  readonly person?: string | undefined;
  readonly group?: string | undefined;
  readonly place?: string | undefined;
  readonly locationGroup?: string | undefined;
  readonly item?: string | undefined;
  /** Kinds of events, with a comma between. */
  readonly action?: string | undefined;
  /** So many days back, today included. */
  readonly days?: (typeof dayChoices)[number] | undefined;
  /** The moment of one change: where a link leads to an event. */
  readonly at?: string | undefined;
}

/** What an address says of the list; what it cannot mean is left out. */
export function readActivitySearch(search: Readonly<Record<string, unknown>>): ActivitySearch {
  const read: ActivitySearch = {
    by: textParam(search['by']),
    person: textParam(search['person']),
    group: textParam(search['group']),
    place: textParam(search['place']),
    locationGroup: textParam(search['locationGroup']),
    item: textParam(search['item']),
    action: textParam(search['action']),
    // An address that holds a number is read as one.
    days: choiceParam(String(search['days']), dayChoices),
    at: textParam(search['at']),
  };
  // A key that says undefined would take the place of what an address above keeps.
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}

/** Where the day begins that is so many days back, counting today as the first. */
export const daysBack = (now: Date, days: number): Date => new Date(now.getFullYear(), now.getMonth(), now.getDate() - days + 1);

/** Whether an address narrows the list at all. */
export const isActivityNarrowed = (search: ActivitySearch): boolean => Object.keys(readActivitySearch({ ...search })).length > 0;

/** The address with a further filter; of what an event is about there is one. */
export function narrowed(search: ActivitySearch, key: ActivityFilterKey, value: string): ActivitySearch {
  if (key === 'action') {
    const actions = new Set([...(search.action?.split(',') ?? []), value]);
    return { ...search, action: [...actions].join(',') };
  }
  const isSubject = subjectKeys.some((one) => one === key);
  const others = isSubject ? Object.fromEntries(subjectKeys.map((one) => [one, undefined])) : {};
  return readActivitySearch({ ...search, ...others, [key]: value });
}
