import type { Catalog } from '@totem/domain/catalog/catalog';
import type { NoEffect } from '@totem/domain/change-access';
import type { AccessChange, DraftLine } from '@totem/domain/grants';
import { m } from '../../paraglide/messages.js';
import { doneBy } from '../draft/done-by.ts';
import { permissionLets, roleName } from '../person/access/role-words.ts';
import { withoutEffectSentence } from '../person/access/without-effect.ts';

const taking: readonly AccessChange['change'][] = ['end', 'leave', 'withdraw', 'delete'];

/** Why a line of a draft changes nothing for somebody: what gives the same already, or what stays when it goes. */
export function noEffectSentence(catalog: Catalog, line: DraftLine, { because }: Pick<NoEffect, 'because'>): string {
  const change = doneBy(line);
  const [first] = because;
  if (!first) return m.review_no_effect_unknown();
  if (taking.includes(change.change)) return keptSentence(catalog, first);
  const { role, permission, location, through } = first;
  if (location !== null) {
    return through === null ? m.review_already_sees_direct({ location }) : m.review_already_sees({ location, through });
  }
  if (change.change === 'give') return withoutEffectSentence(catalog, change.gives, because);
  const what = role === null ? m.review_permission({ lets: permissionLets(catalog, permission ?? '') }) : roleName(catalog, role);
  return through === null ? m.review_already_direct({ what }) : m.review_already({ what, through });
}

/** What somebody keeps, and through what. */
export function keptSentence(catalog: Catalog, { role, permission, location, through }: NoEffect['because'][number]): string {
  if (location !== null) return through === null ? m.review_still_sees_direct({ location }) : m.review_still_sees({ location, through });
  const what = role === null ? m.review_permission({ lets: permissionLets(catalog, permission ?? '') }) : roleName(catalog, role);
  return through === null ? m.review_stays_direct({ what }) : m.review_stays({ what, through });
}
