import type { Catalog } from '@totem/domain/catalog/catalog';
import type { EffectView } from '@totem/domain/change-access';
import { m } from '../../paraglide/messages.js';
import { filterWords } from '../locations/filter-words.ts';
import { permissionLets, roleName } from '../person/access/role-words.ts';

type ChangeName = EffectView['changes'][number];

/** A line of the draft as a whole sentence; what is not the reader's to see has no name. */
export function changeSentence(catalog: Catalog, { change, to, people, gives, on, filter }: ChangeName): string {
  const who = people === undefined ? (to ?? m.review_unknown()) : m.bulk_people({ count: people });
  const what = giftName(catalog, gives, on);
  const entered = (say: (parts: { group: string; place: string }) => string) => say({ group: who, place: on?.name ?? m.review_unknown() });
  switch (change) {
    case 'give':
      return m.review_line_give({ who, what });
    case 'end':
      return m.review_line_end({ who, what });
    case 'join':
      return m.review_line_join({ who, group: gives ?? m.review_unknown() });
    case 'leave':
      return m.review_line_leave({ who, group: gives ?? m.review_unknown() });
    case 'enter':
      return entered(
        filter === null ? m.review_line_enter : (parts) => m.review_line_enter_only({ ...parts, filter: filterWords(catalog, filter) }),
      );
    case 'withdraw':
      return entered(
        filter === null
          ? m.review_line_withdraw
          : (parts) => m.review_line_withdraw_only({ ...parts, filter: filterWords(catalog, filter) }),
      );
    case 'delete':
      return m.review_line_delete({ group: who });
    case 'restore':
      return m.review_line_restore({ group: who });
  }
}

function giftName(catalog: Catalog, gives: string | null, on: ChangeName['on']): string {
  const where = on?.name ?? m.review_unknown();
  if (gives === null || gives === 'locations') {
    const isAll = on?.is === 'node' && catalog.kinds.get(on.kind ?? '')?.isLocation !== true;
    return isAll ? m.review_locations_of({ node: where }) : where;
  }
  const name = catalog.roles.has(gives) ? roleName(catalog, gives) : m.review_permission({ lets: permissionLets(catalog, gives) });
  return m.person_gives_on({ what: name, on: where });
}
