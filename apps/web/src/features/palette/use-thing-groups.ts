import type { LinkOptions } from '@tanstack/react-router';
import type { Catalog } from '@totem/domain/catalog/catalog';
import type { OrganizationView } from '@totem/domain/organizations';
import { Search } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { useCan, useCatalog, useOrganization } from '../../shell/organization.ts';
import { roleName, serviceName } from '../person/access/role-words.ts';
import { roleAnchor } from '../roles/role-anchor.ts';
import { type Choice, choicesFor, type Hit, type HitGroup, type KeptKind } from './hit.ts';
import { kindIcons } from './kind-icons.ts';
import type { Near } from './use-near.ts';
import { type Things, useThings } from './use-things.ts';

/** How many of one kind are shown, so that the other kinds are in sight. */
const most = 5;

interface FoundThings {
  readonly groups: readonly HitGroup[];
  readonly isSettled: boolean;
  readonly isPartial: boolean;
}

/**
 * The people, places, groups, services and roles that are called as typed, each kind under its name.
 *
 * @param text null: nothing is looked for.
 */
export function useThingGroups(text: string | null): FoundThings {
  const catalog = useCatalog();
  const organization = useOrganization();
  const administers = useCan(organization.top.id)('administration:console.open');
  // Whoever administers nothing has no page about a thing; they are offered the question whether they may see it.
  const wanted = administers ? text : null;
  const explores = useCan(organization.top.id)('administration:member.view');
  const things = useThings({ people: wanted, groups: wanted, nodes: wanted, items: wanted, placeGroups: wanted });
  const roles = wanted === null ? [] : choicesFor(roleChoices(catalog, organization), wanted).slice(0, most);
  const groups =
    wanted === null
      ? []
      : [...thingGroups(catalog, organization, explores, wanted, things), { value: say(catalog.product.words.roles), items: roles }];
  return { groups, isSettled: things.isSettled, isPartial: things.isPartial };
}

function thingGroups(
  catalog: Catalog,
  { slug: organization, opensLocations }: OrganizationView,
  explores: boolean,
  text: string,
  things: Things,
): HitGroup[] {
  const { words } = catalog.product;
  const all = (key: keyof typeof allLinks, label: string): Hit => ({
    key: `all.${key}`,
    icon: Search,
    title: m.palette_all({ things: label, text }),
    detail: null,
    near: Infinity,
    does: { link: allLinks[key](organization, text) },
  });
  return [
    groupOf(
      say(words.members),
      things.people,
      'person',
      (row) => ({
        title: row.name,
        detail: joined(
          row.level.name,
          row.roles[0] && roleName(catalog, row.roles[0].role),
          row.status === 'suspended' && m.users_suspended(),
        ),
        does: { link: { to: '/$organization/users/$member', params: { organization, member: row.id } } },
      }),
      all('people', say(words.members)),
    ),
    groupOf(
      say(words.userGroups),
      things.groups,
      'group',
      (row) => ({
        title: row.name,
        detail: joined(row.home.name, m.palette_people({ count: row.members })),
        does: { link: { to: '/$organization/groups/$group', params: { organization, group: row.id } } },
      }),
      all('groups', say(words.userGroups)),
    ),
    groupOf(m.palette_group_places(), things.nodes, 'node', (row) => {
      const kind = catalog.product.nodeKinds[row.kind];
      return {
        title: row.name,
        detail: joined(...row.path.slice(0, -1).map((node) => node.name), kind && say(kind.label)),
        // Of what is no location there is no page: the overview is about it.
        does:
          opensLocations && catalog.kinds.get(row.kind)?.isLocation === true
            ? { link: { to: '/$organization/locations/$location', params: { organization, location: row.id } } }
            : { link: { to: '/$organization', params: { organization }, search: { node: row.id } } },
      };
    }),
    groupOf(
      say(words.locationGroups),
      things.placeGroups,
      'place_group',
      (row) => ({
        title: row.name,
        detail: row.home.name,
        does: { link: { to: '/$organization/locations/groups/$group', params: { organization, group: row.id } } },
      }),
      all('placeGroups', say(words.locationGroups)),
    ),
    groupOf(m.palette_group_items(), things.items, 'item', (row) => ({
      title: row.name,
      detail: joined(row.node.name, serviceName(catalog, row.service), row.archived && m.services_archived()),
      does:
        explores && !row.archived
          ? { link: { to: '/$organization/explorer', params: { organization }, search: { item: row.id } } }
          : { link: { to: '/$organization/services', params: { organization }, search: { q: row.name } } },
    })),
  ];
}

const allLinks: Readonly<Record<'people' | 'groups' | 'placeGroups', (organization: string, text: string) => LinkOptions>> = {
  people: (organization, q) => ({ to: '/$organization/users', params: { organization }, search: { q } }),
  groups: (organization, q) => ({ to: '/$organization/groups', params: { organization }, search: { q } }),
  placeGroups: (organization, find) => ({ to: '/$organization/locations', params: { organization }, search: { find, show: 'groups' } }),
};

const joined = (...parts: readonly (string | false | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== false).join(' · ');

function groupOf<Row extends { readonly id: string }>(
  value: string,
  { rows, isComplete }: Near<Row>,
  kind: KeptKind,
  hitOf: (row: Row) => Pick<Hit, 'title' | 'detail' | 'does'>,
  all?: Hit,
): HitGroup {
  const items = rows
    .slice(0, most)
    .map(({ row, near }): Hit => ({ key: `${kind}.${row.id}`, icon: kindIcons[kind], near, keptAs: kind, ...hitOf(row) }));
  const hasMore = rows.length > most || !isComplete;
  return {
    value,
    items: hasMore && all ? [...items, all] : items,
    note: hasMore && !all ? m.ui_shown_more_exist({ count: items.length }) : undefined,
  };
}

const roleChoices = (catalog: Catalog, { slug: organization }: OrganizationView): Choice[] =>
  [...catalog.roles.values()].map(({ key, service, label }) => ({
    key: `role.${key}`,
    icon: kindIcons.role,
    title: say(label),
    detail: service === null ? say(catalog.product.label) : serviceName(catalog, service),
    also: [label.en, label.fr, service === null ? '' : serviceName(catalog, service)].join(' '),
    does: { link: { to: '/$organization/roles', params: { organization }, hash: roleAnchor(key) } },
    keptAs: 'role',
  }));
