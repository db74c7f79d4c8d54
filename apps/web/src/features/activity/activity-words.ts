// One sentence for each thing that can happen, and what is named in it: long, because there is one of each.
import type { ActivityActor, ActivityRow, ActivityView, NamedReceiver, NamedTarget } from '@totem/domain/activity';
import type { Catalog } from '@totem/domain/catalog/catalog';
import type { TargetName } from '@totem/domain/grant-views';
import type { Gives, ServiceFilter } from '@totem/domain/grants';
import type { NodeId } from '@totem/domain/ids';
import { m } from '../../paraglide/messages.js';
import { type NamedPlaceId, placeOf } from '../../shell/place-of.ts';
import { markOf, partsOf } from '../../ui/filled-sentence.ts';
import { permissionLets, permissionName, roleName, serviceName } from '../person/access/role-words.ts';

/** What a sentence names: in words, and what of ours it leads to. */
export interface Named {
  readonly text: string;
  readonly leadsTo:
    | { readonly is: 'member' | 'group' | 'node'; readonly id: string }
    | { readonly is: 'place'; readonly place: NamedPlaceId }
    | null;
  /** What is given, and no thing of the organization: it does not stand out among the names. */
  readonly isGift?: true;
}

/** A whole sentence with a mark where each thing is named; see `ui/filled-sentence`. */
export interface ActivitySentence {
  readonly sentence: string;
  readonly named: readonly Named[];
}

const plain = (text: string): Named => ({ text, leadsTo: null });
const gift = (text: string): Named => ({ text, leadsTo: null, isGift: true });

/** What happened, in one sentence of the reader's language, in the product's words. */
export function activitySentence(catalog: Catalog, { who, viewedAs, what }: ActivityRow): ActivitySentence {
  const named: Named[] = [];
  const put = (one: Named): string => markOf(named.push(one) - 1);
  const by = put(viewedAs ? plain(m.activity_viewing({ by: actorName(who), as: actorName(viewedAs) })) : actorNamed(who));
  return { sentence: said(catalog, what, by, put), named };
}

/** The same as text alone, for a file. */
export function activityText(catalog: Catalog, row: ActivityRow): string {
  const { sentence, named } = activitySentence(catalog, row);
  return partsOf(sentence)
    .map((part) => ('text' in part ? part.text : (named[part.slot]?.text ?? '')))
    .join('');
}

export function actorName(actor: ActivityActor): string {
  switch (actor.is) {
    case 'member':
      return actor.name;
    case 'hidden':
      return m.activity_somebody();
    case 'service_account':
      return m.activity_program();
    case 'system':
      return m.activity_totem();
  }
}

const actorNamed = (actor: ActivityActor): Named =>
  actor.is === 'member' ? { text: actor.name, leadsTo: { is: 'member', id: actor.id } } : plain(actorName(actor));

type Put = (one: Named) => string;

function said(catalog: Catalog, what: ActivityView, who: string, put: Put): string {
  switch (what.type) {
    case 'grant.given':
      return given(catalog, what, who, put);
    case 'grant.ended':
      return ended(catalog, what, who, put);
    case 'user_group.created':
      return m.activity_created({ who, what: put(groupNamed(what.group)), within: put(targetNamed(catalog, what.at)) });
    case 'user_group.edited':
      return m.activity_renamed({ who, before: put(plain(what.before)), after: put(groupNamed({ ...what.group, name: what.after })) });
    case 'user_group.joined':
      return m.activity_joined({ who, member: put(memberNamed(what.member)), group: put(groupNamed(what.group)) });
    case 'user_group.left':
      return m.activity_left({ who, member: put(memberNamed(what.member)), group: put(groupNamed(what.group)) });
    case 'location_group.entered':
      return m.activity_entered({ who, location: put(placeNamed(what.location)), group: put(placesNamed(what.locationGroup)) });
    case 'location_group.withdrawn':
      return m.activity_withdrawn({ who, location: put(placeNamed(what.location)), group: put(placesNamed(what.locationGroup)) });
    case 'user_group.deleted':
      return m.activity_deleted({ who, what: put(groupNamed(what.group)) });
    case 'user_group.restored':
      return m.activity_restored({ who, what: put(groupNamed(what.group)) });
    case 'location_group.deleted':
      return m.activity_deleted({ who, what: put(targetNamed(catalog, what.on)) });
    case 'location_group.restored':
      return m.activity_restored({ who, what: put(targetNamed(catalog, what.on)) });
    case 'node.created':
      return m.activity_created({ who, what: put(targetNamed(catalog, what.on)), within: put(targetNamed(catalog, what.under)) });
    case 'node.edited': {
      const { before, after } = what;
      if (before.name === after.name) return m.activity_edited({ who, what: put(targetNamed(catalog, what.on)) });
      return m.activity_renamed({
        who,
        before: put(plain(before.name)),
        after: put(targetNamed(catalog, { ...what.on, name: after.name })),
      });
    }
    case 'location_group.created':
    case 'service_item.created':
      return m.activity_created({ who, what: put(targetNamed(catalog, what.on)), within: put(targetNamed(catalog, what.at)) });
    case 'location_group.edited':
    case 'service_item.edited':
      return m.activity_renamed({
        who,
        before: put(plain(what.before)),
        after: put(targetNamed(catalog, { ...what.on, name: what.after })),
      });
    case 'node.moved': {
      const words = { who, what: put(targetNamed(catalog, what.on)) };
      const { source, destination } = what;
      if (source && destination)
        return m.activity_moved({ ...words, from: put(targetNamed(catalog, source)), to: put(targetNamed(catalog, destination)) });
      if (source) return m.activity_moved_away({ ...words, from: put(targetNamed(catalog, source)) });
      return destination ? m.activity_moved_here({ ...words, to: put(targetNamed(catalog, destination)) }) : '';
    }
    case 'node.archived':
    case 'service_item.archived':
      return m.activity_archived({ who, what: put(targetNamed(catalog, what.on)) });
    case 'node.restored':
    case 'service_item.restored':
      return m.activity_restored({ who, what: put(targetNamed(catalog, what.on)) });
    case 'role.created':
      return m.activity_role_created({ who, role: put(plain(what.role)) });
    case 'role.edited':
      return m.activity_role_edited({ who, role: put(plain(what.role)) });
    case 'role.deleted':
      return what.replacement === null
        ? m.activity_deleted({ who, what: put(plain(what.role)) })
        : m.activity_role_replaced({ who, role: put(plain(what.role)), other: put(gift(roleName(catalog, what.replacement))) });
    case 'activity.exported': {
      const words = { who, on: put(targetNamed(catalog, what.on)) };
      return what.narrowed ? m.activity_exported_part(words) : m.activity_exported(words);
    }
    case 'import.made':
      return m.activity_import_made({ who, on: put(targetNamed(catalog, what.on)) });
    case 'organization.imported':
      return m.activity_imported({ who, count: what.members });
  }
}

type Given = Extract<ActivityView, { type: 'grant.given' }>;
type Ended = Extract<ActivityView, { type: 'grant.ended' }>;

function given(catalog: Catalog, { to, gives, on: target, before }: Given, who: string, put: Put): string {
  const isGroup = 'group' in to;
  const words = { who, to: put(receiverNamed(to)), on: put(targetNamed(catalog, target)) };
  if ('role' in gives) {
    const what = put(gift(roleName(catalog, gives.role)));
    if (before && 'role' in before && before.role !== gives.role) {
      const was = put(gift(roleName(catalog, before.role)));
      return isGroup
        ? m.activity_changed_role_of_group({ ...words, before: was, what })
        : m.activity_changed_role({ ...words, before: was, what });
    }
    return isGroup ? m.activity_gave_role_to_group({ ...words, what }) : m.activity_gave_role({ ...words, what });
  }
  if ('permission' in gives) {
    const what = put(gift(permissionLets(catalog, gives.permission)));
    return isGroup ? m.activity_gave_permission_to_group({ ...words, what }) : m.activity_gave_permission({ ...words, what });
  }
  switch (placesOf(catalog, target)) {
    case 'one':
      return isGroup ? m.activity_gave_place_to_group(words) : m.activity_gave_place(words);
    case 'group':
      return isGroup ? m.activity_gave_places_to_group(words) : m.activity_gave_places(words);
    case 'all':
      return isGroup ? m.activity_gave_all_to_group(words) : m.activity_gave_all(words);
  }
}

function ended(catalog: Catalog, { to, gives, on: target }: Ended, who: string, put: Put): string {
  const isGroup = 'group' in to;
  const words = { who, to: put(receiverNamed(to)), on: put(targetNamed(catalog, target)) };
  if ('role' in gives) {
    const what = put(gift(roleName(catalog, gives.role)));
    return isGroup ? m.activity_took_role_from_group({ ...words, what }) : m.activity_took_role({ ...words, what });
  }
  if ('permission' in gives) {
    const what = put(gift(permissionLets(catalog, gives.permission)));
    return isGroup ? m.activity_took_permission_from_group({ ...words, what }) : m.activity_took_permission({ ...words, what });
  }
  switch (placesOf(catalog, target)) {
    case 'one':
      return isGroup ? m.activity_took_place_from_group(words) : m.activity_took_place(words);
    case 'group':
      return isGroup ? m.activity_took_places_from_group(words) : m.activity_took_places(words);
    case 'all':
      return isGroup ? m.activity_took_all_from_group(words) : m.activity_took_all(words);
  }
}

/** Whether a target is one place, the places of a group, or all below a node. */
function placesOf(catalog: Catalog, on: TargetName): 'one' | 'group' | 'all' {
  if (on.is === 'location_group') return 'group';
  return on.is === 'node' && catalog.kinds.get(on.kind ?? '')?.isLocation !== true ? 'all' : 'one';
}

const memberNamed = ({ id, name, opens }: { id: string; name: string; opens: boolean }): Named => ({
  text: name,
  leadsTo: opens ? { is: 'member', id } : null,
});
const groupNamed = ({ id, name, opens }: { id: string; name: string; opens: boolean }): Named => ({
  text: name,
  leadsTo: opens ? { is: 'group', id } : null,
});
const nodeNamed = ({ id, name }: { id: string; name: string }): Named => ({ text: name, leadsTo: { is: 'node', id } });
const receiverNamed = (to: NamedReceiver): Named => ('member' in to ? memberNamed(to.member) : groupNamed(to.group));
const placeNamed = ({ id, name, opens }: { id: NodeId; name: string; opens?: false | undefined }): Named => ({
  text: name,
  leadsTo: opens === false ? null : { is: 'place', place: { location: id } },
});
const placesNamed = ({ id, name }: { id: string; name: string }): Named => ({ text: name, leadsTo: { is: 'place', place: { group: id } } });
function targetNamed(catalog: Catalog, on: NamedTarget): Named {
  if (on.opens === false) return plain(on.name);
  const place = placeOf(catalog, on);
  if (place) return { text: on.name, leadsTo: { is: 'place', place } };
  return on.is === 'node' ? nodeNamed(on) : plain(on.name);
}

/** For which services alone places are given, as a sentence of its own; null for all. */
export function onlyForWords(catalog: Catalog, what: ActivityView): string | null {
  const filter = filterIn(what);
  if (filter === null) return null;
  if ('service' in filter) return m.activity_only_for({ service: serviceName(catalog, filter.service) });
  const item = 'forItem' in what ? what.forItem : null;
  return item === null ? m.activity_only_for_one() : m.activity_only_for({ service: item });
}

function filterIn(what: ActivityView): ServiceFilter {
  if ('filter' in what) return what.filter;
  return 'gives' in what && 'locations' in what.gives ? what.gives.locations : null;
}

/** What is given, as a few words of a table: "Reader". */
export function givesWords(catalog: Catalog, gives: Gives, on: TargetName): string {
  if ('role' in gives) return roleName(catalog, gives.role);
  if ('permission' in gives) return permissionName(catalog, gives.permission);
  return placesOf(catalog, on) === 'all' ? m.person_all_of({ node: on.name }) : on.name;
}
