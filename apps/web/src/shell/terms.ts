import type { Catalog } from '@totem/domain/catalog/catalog';
import { m } from '../paraglide/messages.js';
import { say, sayAmid } from '../product-words.ts';

interface Explained {
  /** The product's word for it. */
  readonly word: string;
  /** What it is, in a sentence or two. */
  readonly sentence: string;
}

/** What each word of the engine means that people meet in the console, said in the words of the product. */
export const terms = {
  organization: ({ words }) => ({ word: say(words.organization), sentence: m.term_organization() }),
  level: ({ words }) => ({ word: m.users_level(), sentence: m.term_level({ member: sayAmid(words.member) }) }),
  location: ({ words }) => ({ word: say(words.location), sentence: m.term_location({ word: say(words.location) }) }),
  locationGroup: ({ words }) => ({
    word: say(words.locationGroup),
    sentence: m.term_location_group({ word: say(words.locationGroup), location: sayAmid(words.location) }),
  }),
  service: () => ({ word: m.term_service_word(), sentence: m.term_service() }),
  serviceItem: () => ({ word: m.term_service_item_word(), sentence: m.term_service_item() }),
  userGroup: ({ words, policies }) => ({
    word: say(words.userGroup),
    sentence:
      policies.userGroups === 'with_grants'
        ? m.term_user_group({ word: say(words.userGroup) })
        : m.term_user_group_without({ word: say(words.userGroup) }),
  }),
  bundle: ({ words }) => ({ word: say(words.bundle), sentence: m.term_bundle({ word: say(words.bundle) }) }),
  seat: () => ({ word: m.roles_seat(), sentence: m.term_seat() }),
  function: () => ({ word: m.term_function_word(), sentence: m.term_function() }),
  role: ({ words }) => ({ word: say(words.role), sentence: m.term_role({ word: say(words.role) }) }),
  reach: () => ({ word: m.roles_reach(), sentence: m.term_reach() }),
  extra: ({ words }) => ({ word: say(words.extra), sentence: m.term_extra({ word: say(words.extra), role: sayAmid(words.role) }) }),
  sensitive: () => ({ word: m.term_sensitive_word(), sentence: m.term_sensitive() }),
  grant: () => ({ word: m.term_grant_word(), sentence: m.term_grant() }),
  path: () => ({ word: m.term_path_word(), sentence: m.term_path() }),
  gate: () => ({ word: m.term_gate_word(), sentence: m.term_gate() }),
  nearMiss: () => ({ word: m.term_near_miss_word(), sentence: m.term_near_miss() }),
  ceiling: ({ words }) => ({ word: m.roles_given_by(), sentence: m.term_ceiling({ role: sayAmid(words.role) }) }),
  draft: () => ({ word: m.term_draft_word(), sentence: m.term_draft() }),
  effect: () => ({ word: m.term_effect_word(), sentence: m.term_effect() }),
} as const satisfies Readonly<Record<string, (product: Catalog['product']) => Explained>>;

export type TermKey = keyof typeof terms;
