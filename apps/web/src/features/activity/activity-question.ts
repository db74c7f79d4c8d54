import { ActivityFilter } from '@totem/domain/activity';
import { type ActivitySearch, daysBack } from './activity-search.ts';

/**
 * The question that an address asks; null where it names what can be nothing.
 *
 * @param now by which days are counted back, in the reader's zone.
 */
export function activityFilterOf(search: ActivitySearch, now: Date): ActivityFilter | null {
  const { by, person, group, place, locationGroup, item, action, days, at } = search;
  const about = person
    ? { member: person }
    : group
      ? { group }
      : place
        ? { node: place }
        : locationGroup
          ? { locationGroup }
          : item
            ? { item }
            : undefined;
  const moment = at === undefined ? undefined : new Date(at);
  if (moment && Number.isNaN(moment.getTime())) return null;
  const from = moment?.toISOString() ?? (days === undefined ? undefined : daysBack(now, Number(days)).toISOString());
  const asked = {
    ...(by && { by }),
    ...(about && { about }),
    ...(action && { actions: action.split(',') }),
    ...(from && { from }),
    ...(moment && { until: new Date(moment.getTime() + 1).toISOString() }),
  };
  return ActivityFilter.safeParse(asked).data ?? null;
}
