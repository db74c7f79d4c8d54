import { useQuery } from '@tanstack/react-query';
import type { LinkOptions } from '@tanstack/react-router';
import type { Catalog } from '@totem/domain/catalog/catalog';
import type { AccessChange, GrantTarget, Receiver } from '@totem/domain/grants';
import type { NodeFound } from '@totem/domain/nodes';
import { CircleHelp, ListChecks, PencilLine } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { useCan, useCatalog, useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import { openReview, useDraft } from '../draft/draft.ts';
import { permissionLets } from '../person/access/role-words.ts';
import { type Asked, myself } from './asked.ts';
import { atWords } from './at-words.ts';
import type { Hit } from './hit.ts';
import { permissionMeant, roleMeant } from './meant.ts';
import { nothingWanted, type Things, useThings, type Wanted } from './use-things.ts';
import { whoHits } from './who-hits.ts';

/** How many people, and how many things, one question is offered for. */
const most = 3;
const mostHits = 6;

/** What is found for a reading of a question, as hits; none while names are on their way, or where one is not found. */
export interface Answers {
  readonly hits: readonly Hit[];
  readonly isSettled: boolean;
}

interface Somebody {
  readonly id: string;
  /** Null: oneself. */
  readonly name: string | null;
  readonly near: number;
}

export function useAnswers(asked: Asked | null): Answers {
  const catalog = useCatalog();
  const organization = useOrganization();
  const { me, slug, top } = organization;
  // The explorer is for whoever may see people.
  const explores = useCan(top.id)('administration:member.view');
  const things = useThings(wantedBy(asked));
  const beneath = useItemsFor(asked, things);
  const wishes = useWishes(asked, things);
  const people: readonly Somebody[] =
    asked && 'person' in asked && asked.person === myself
      ? [{ id: me.member, name: null, near: 0 }]
      : things.people.rows.slice(0, most).map(({ row, near }) => ({ id: row.id, name: row.isMe ? null : row.name, near }));
  const hits =
    asked?.ask === 'who'
      ? explores
        ? whoHits(catalog, organization, asked, things, beneath.rows)
        : []
      : asked?.ask === 'why'
        ? people.flatMap((person, index) =>
            targetsOf(catalog, asked.may, things, beneath.rows)
              .slice(0, index === 0 ? mostHits : 1)
              .map((target) => whyHit(catalog, slug, person, target, asked.at)),
          )
        : asked?.ask === 'what'
          ? people.map((person) => whatHit(slug, explores, person, asked.at))
          : wishes;
  return { hits: hits.slice(0, mostHits), isSettled: things.isSettled && beneath.isSettled };
}

function wantedBy(asked: Asked | null): Wanted {
  switch (asked?.ask) {
    case 'why':
      return { ...nothingWanted, people: asked.person === myself ? null : asked.person, nodes: asked.on, items: asked.on };
    case 'what':
      return { ...nothingWanted, people: asked.person === myself ? null : asked.person };
    case 'give':
      return asked.on === null
        ? { ...nothingWanted, people: asked.to, groups: asked.to, nodes: asked.what, placeGroups: asked.what }
        : { ...nothingWanted, people: asked.to, groups: asked.to, nodes: asked.on, items: asked.on };
    case 'add':
      return { ...nothingWanted, people: asked.what, nodes: asked.what, groups: asked.to, placeGroups: asked.to };
    case 'who':
      return { ...nothingWanted, nodes: asked.on, items: asked.on, placeGroups: asked.may === null ? asked.on : null };
    case 'switch':
    case undefined:
      return nothingWanted;
  }
}

/** The service items above the nearest location, at which it can be seen. */
function useItemsFor(asked: Asked | null, things: Things) {
  const trpc = useTRPC();
  const { id: organizationId, top } = useOrganization();
  const catalog = useCatalog();
  const place = placeAsked(catalog, asked, things);
  const above = place?.path.at(-2)?.id ?? top.id;
  const { data, isFetched } = useQuery(
    trpc.serviceItems.list.queryOptions(
      { organizationId, within: above, pageSize: 50 },
      { enabled: place !== undefined, staleTime: 30_000 },
    ),
  );
  const path = new Set(place?.path.map((node) => node.id));
  const services = [...catalog.services.keys()];
  return {
    rows: (data?.rows ?? [])
      .filter((item) => path.has(item.node.id) && !item.archived)
      .toSorted((a, b) => services.indexOf(a.service) - services.indexOf(b.service)),
    isSettled: place === undefined || isFetched,
  };
}

function placeAsked(catalog: Catalog, asked: Asked | null, { nodes }: Things): NodeFound | undefined {
  if (asked?.ask === 'why') return nodes.rows[0]?.row;
  // Who may see a location needs none: every service is asked about at once.
  if (asked?.ask === 'who' && asked.may !== null) return nodes.rows.find(({ row }) => catalog.kinds.get(row.kind)?.isLocation)?.row;
  return undefined;
}

interface AskedTarget {
  readonly permission: string;
  readonly search: { readonly item: string; readonly location?: string } | { readonly target: string };
  readonly names: readonly string[];
  readonly near: number;
}

/** What a question about a thing can be about: items by name, a location for each item above it, a node where there is none. */
function targetsOf(
  catalog: Catalog,
  may: string | null,
  { items, nodes }: Things,
  beneath: Things['items']['rows'][number]['row'][],
): AskedTarget[] {
  const onItems = items.rows.slice(0, most).flatMap(({ row, near }): AskedTarget[] => {
    const permission = row.archived ? null : permissionMeant(catalog, row.service, may);
    return permission ? [{ permission: permission.key, search: { item: row.id }, names: [row.name], near }] : [];
  });
  const [place] = nodes.rows;
  if (!place) return onItems;
  const { row, near } = place;
  const atPlace =
    catalog.kinds.get(row.kind)?.isLocation === true
      ? beneath.flatMap((item): AskedTarget[] => {
          const permission = permissionMeant(catalog, item.service, may);
          return permission
            ? [{ permission: permission.key, search: { item: item.id, location: row.id }, names: [row.name, item.name], near }]
            : [];
        })
      : [];
  const whole = [...catalog.services.values()].filter(({ hasItems }) => !hasItems);
  const seen = catalog.kinds.get(row.kind)?.isLocation === true ? 'administration:location.view' : 'administration:node.view';
  const key = may === null ? seen : whole.flatMap((service) => permissionMeant(catalog, service.key, may)?.key ?? [])[0];
  const onNode = key === undefined || atPlace.length > 0 ? [] : [{ permission: key, search: { target: row.id }, names: [row.name], near }];
  return [...atPlace, ...onNode, ...onItems].toSorted((a, b) => a.near - b.near);
}

function whyHit(
  catalog: Catalog,
  organization: string,
  person: Somebody,
  { permission, search, names, near }: AskedTarget,
  at: string | null,
): Hit {
  const lets = permissionLets(catalog, permission);
  const link: LinkOptions = {
    to: '/$organization/users/$member',
    params: { organization, member: person.id },
    search: { tab: 'why', permission, ...search, ...(at !== null && { at }) },
  };
  return {
    key: JSON.stringify(['why', person.id, permission, search, at]),
    icon: CircleHelp,
    title: person.name === null ? m.palette_why_own({ lets }) : m.palette_why({ name: person.name, lets }),
    detail: [...names, ...atWords(at)].join(' · '),
    near: person.near + near,
    does: { link },
    keptAs: 'question',
    isAnswer: true,
  };
}

function whatHit(organization: string, explores: boolean, person: Somebody, at: string | null): Hit {
  const then = at === null ? {} : { at };
  const link: LinkOptions =
    person.name === null && at === null
      ? { to: '/$organization/me/access', params: { organization } }
      : explores
        ? { to: '/$organization/explorer', params: { organization }, search: { person: person.id, ...then } }
        : { to: '/$organization/users/$member', params: { organization, member: person.id }, search: { tab: 'effective', ...then } };
  return {
    key: JSON.stringify(['what', person.id, at]),
    icon: ListChecks,
    title: person.name === null ? m.palette_what_own() : m.palette_what({ name: person.name }),
    detail: atWords(at)[0] ?? null,
    near: person.near,
    does: { link },
    keptAs: 'question',
    isAnswer: true,
  };
}

/** What is given or added, as lines of the draft; only what the reader might save. */
function useWishes(asked: Asked | null, things: Things): Hit[] {
  const catalog = useCatalog();
  const { top } = useOrganization();
  const can = useCan(top.id);
  const draft = useDraft();
  const hit = (title: string, change: AccessChange, near: number): Hit => ({
    key: JSON.stringify(change),
    icon: PencilLine,
    title,
    detail: m.palette_into_draft(),
    near,
    isAnswer: true,
    does: {
      act: () => {
        draft.add(change);
        openReview();
      },
    },
  });
  const people = things.people.rows.filter(({ row }) => row.refusals.edit === undefined).slice(0, most);
  const groups = things.groups.rows.slice(0, most);
  const givesPlaces = can('administration:grant.give') && catalog.grantsLocations;
  if (asked?.ask === 'add')
    return [
      ...(givesPlaces ? things.placeGroups.rows.slice(0, most) : []).flatMap(({ row: group, near }) =>
        people.map((one) =>
          hit(
            m.palette_give_place({ what: group.name, name: one.row.name }),
            { change: 'give', to: { member: one.row.id }, gives: { locations: null }, on: { locationGroup: group.id } },
            one.near + near,
          ),
        ),
      ),
      ...(can('administration:user_group.edit') ? groups : []).flatMap(({ row: group, near }) =>
        people.map((one) =>
          hit(
            m.palette_join({ name: one.row.name, group: group.name }),
            { change: 'join', group: group.id, member: one.row.id },
            one.near + near,
          ),
        ),
      ),
      ...(can('administration:location_group.edit') ? things.placeGroups.rows.slice(0, most) : []).flatMap(({ row: group, near }) =>
        things.nodes.rows
          .filter(({ row }) => catalog.kinds.get(row.kind)?.isLocation)
          .slice(0, most)
          .map((one) =>
            hit(
              m.palette_join({ name: one.row.name, group: group.name }),
              { change: 'enter', locationGroup: group.id, location: one.row.id, filter: null },
              one.near + near,
            ),
          ),
      ),
    ].toSorted((a, b) => a.near - b.near);
  if (asked?.ask !== 'give') return [];
  const receivers: { readonly name: string; readonly to: Receiver; readonly near: number }[] = [
    ...(can('administration:grant.give') ? people : []).map(({ row, near }) => ({ name: row.name, to: { member: row.id }, near })),
    ...(can('administration:user_group.grant') && catalog.product.policies.userGroups === 'with_grants' ? groups : []).map(
      ({ row, near }) => ({
        name: row.name,
        to: { group: row.id },
        near,
      }),
    ),
  ];
  return receivers
    .flatMap(({ name, to, near }) =>
      givenBy(catalog, asked, things).map((given) =>
        hit(given.title(name), { change: 'give', to, gives: given.gives, on: given.on }, near + given.near),
      ),
    )
    .toSorted((a, b) => a.near - b.near);
}

interface Given {
  readonly title: (name: string) => string;
  readonly gives: Extract<AccessChange, { change: 'give' }>['gives'];
  readonly on: GrantTarget;
  readonly near: number;
}

/** Places by their names, or a role with what it is on. */
function givenBy(catalog: Catalog, asked: Extract<Asked, { ask: 'give' }>, things: Things): Given[] {
  if (asked.on === null) {
    if (!catalog.grantsLocations) return [];
    const place = (what: string, on: GrantTarget, near: number): Given => ({
      title: (name) => m.palette_give_place({ what, name }),
      gives: { locations: null },
      on,
      near,
    });
    return [
      ...things.nodes.rows.slice(0, most).map(({ row, near }) => place(row.name, { node: row.id }, near)),
      ...things.placeGroups.rows.slice(0, most).map(({ row, near }) => place(row.name, { locationGroup: row.id }, near)),
    ];
  }
  const roles = [...catalog.roles.values()].filter(({ assignable }) => assignable);
  const given = (role: ReturnType<typeof roleMeant>, named: string, on: GrantTarget, near: number): Given[] =>
    role ? [{ title: (name) => m.palette_give_role({ name, role: say(role.label), on: named }), gives: { role: role.key }, on, near }] : [];
  return [
    ...things.items.rows.slice(0, most).flatMap(({ row, near }) => {
      const ofService = roles.filter((role) => role.service === row.service && role.on.items);
      return row.archived ? [] : given(roleMeant(asked.what, ofService), row.name, { item: row.id }, near);
    }),
    ...things.nodes.rows.slice(0, most).flatMap(({ row, near }) => {
      const here = roles.filter((role) => role.on.nodeKinds.has(row.kind) && (role.isStanding || role.service === null));
      return given(roleMeant(asked.what, here), row.name, { node: row.id }, near);
    }),
  ];
}
