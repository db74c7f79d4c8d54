import type { Catalog, RoleEntry } from '@totem/domain/catalog/catalog';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { listed, serviceName } from '../person/access/role-words.ts';
import { reachWords } from '../services/cell-words.ts';
import { furthest } from '../services/matrix-model.ts';
import { addedBy, giversOf, isTransferred } from './roles-model.ts';

/** How many functions are named before the others are counted. */
const named = 8;

/** What a role adds over those next below it, in a sentence or two; over none, all that it can. */
export function addedSentences(catalog: Catalog, role: RoleEntry, below: readonly RoleEntry[]): string[] {
  const { more, further } = addedBy(catalog, role, below);
  const over = listed(below.map(({ label }) => say(label)));
  const what = listed(more.map(say), named);
  if (below.length === 0) return [m.roles_functions({ what })];
  return [
    ...(more.length > 0 ? [m.roles_adds({ role: over, what })] : []),
    ...(further.length > 0 ? [m.roles_further({ role: over, what: listed(further.map(say), named) })] : []),
    ...(more.length + further.length === 0 ? [m.roles_adds_nothing({ role: over })] : []),
  ];
}

/** How far a role goes: in one way, or in several, each with how many permissions go that far. */
export function reachSentence({ can }: RoleEntry): string {
  const all = [...can.values()].flatMap((reaches) => furthest(reaches) ?? []);
  return [...new Set(all)].map(reachWords).join('; ');
}

/** Who may give a role. */
export function giverWords(catalog: Catalog, role: RoleEntry): string {
  if (isTransferred(catalog, role)) return m.roles_transferred();
  const givers = giversOf(catalog, role).map(({ role: giver, ifHeld }) => {
    const name = say(giver.label);
    const full =
      giver.service === role.service || giver.service === null
        ? name
        : m.roles_of({ role: name, service: serviceName(catalog, giver.service) });
    return ifHeld ? m.roles_giver_if_held({ role: full }) : full;
  });
  return givers.length === 0 ? m.roles_given_by_nobody() : givers.join('; ');
}
