import type { Catalog } from '@totem/domain/catalog/catalog';
import type { MemberRow } from '@totem/domain/members';
import { m } from '../../paraglide/messages.js';
import { inWords } from '../../ui/number-words.ts';

/** Somebody with a service that shows them nothing, for want of a location. */
export const lacksLocation = ({ hasService, locations }: Pick<MemberRow, 'hasService' | 'locations'>): boolean =>
  hasService && locations.held === 0 && locations.allOf === null;

/** Which places somebody holds, in few words. */
export function locationWords({ locations: { held, of, allOf } }: Pick<MemberRow, 'locations'>, catalog: Catalog): string {
  if (allOf?.kind === catalog.rootKind) return m.users_locations_everything();
  if (allOf !== null) return m.users_locations_all({ node: allOf.name });
  if (held === 0) return m.users_locations_none();
  return m.users_locations_some({ held: inWords(held), of: inWords(of) });
}
