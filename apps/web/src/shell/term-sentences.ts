// Apart from the words: it is read when one asks what a word means, and most of it on no page.
import type { Catalog } from '@totem/domain/catalog/catalog';
import { m } from '../paraglide/messages.js';
import { say, sayAmid } from '../product-words.ts';
import type { TermKey } from './terms.ts';

/** What each of these words means, in a sentence or two, said in the words of the product. */
export const termSentences: Readonly<Record<TermKey, (product: Catalog['product']) => string>> = {
  organization: () => m.term_organization(),
  level: ({ words }) => m.term_level({ member: sayAmid(words.member) }),
  location: ({ words }) => m.term_location({ word: say(words.location) }),
  locationGroup: ({ words }) => m.term_location_group({ word: say(words.locationGroup), location: sayAmid(words.location) }),
  service: () => m.term_service(),
  serviceItem: () => m.term_service_item(),
  userGroup: ({ words, policies }) =>
    policies.userGroups === 'with_grants'
      ? m.term_user_group({ word: say(words.userGroup) })
      : m.term_user_group_without({ word: say(words.userGroup) }),
  bundle: ({ words }) => m.term_bundle({ word: say(words.bundle) }),
  seat: () => m.term_seat(),
  function: () => m.term_function(),
  role: ({ words }) => m.term_role({ word: say(words.role) }),
  reach: () => m.term_reach(),
  extra: ({ words }) => m.term_extra({ word: say(words.extra), role: sayAmid(words.role) }),
  sensitive: () => m.term_sensitive(),
  grant: () => m.term_grant(),
  path: () => m.term_path(),
  gate: () => m.term_gate(),
  nearMiss: () => m.term_near_miss(),
  ceiling: ({ words }) => m.term_ceiling({ role: sayAmid(words.role) }),
  draft: () => m.term_draft(),
  effect: () => m.term_effect(),
};
