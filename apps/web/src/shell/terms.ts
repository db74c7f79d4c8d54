import type { Catalog } from '@totem/domain/catalog/catalog';
import { m } from '../paraglide/messages.js';
import { say } from '../product-words.ts';

/** The product's word for what each word of the engine names that people meet in the console. */
export const terms = {
  organization: ({ words }) => say(words.organization),
  level: () => m.users_level(),
  location: ({ words }) => say(words.location),
  locationGroup: ({ words }) => say(words.locationGroup),
  service: () => m.term_service_word(),
  serviceItem: () => m.term_service_item_word(),
  userGroup: ({ words }) => say(words.userGroup),
  bundle: ({ words }) => say(words.bundle),
  seat: () => m.roles_seat(),
  function: () => m.term_function_word(),
  role: ({ words }) => say(words.role),
  reach: () => m.roles_reach(),
  extra: ({ words }) => say(words.extra),
  sensitive: () => m.term_sensitive_word(),
  grant: () => m.term_grant_word(),
  path: () => m.term_path_word(),
  gate: () => m.term_gate_word(),
  nearMiss: () => m.term_near_miss_word(),
  ceiling: () => m.roles_given_by(),
  draft: () => m.term_draft_word(),
  effect: () => m.term_effect_word(),
} as const satisfies Readonly<Record<string, (product: Catalog['product']) => string>>;

export type TermKey = keyof typeof terms;
