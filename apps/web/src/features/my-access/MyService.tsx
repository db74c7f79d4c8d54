import type { EffectiveAccessRow } from '@totem/domain/effective-access';
import { m } from '../../paraglide/messages.js';
import { getLocale } from '../../paraglide/runtime.js';
import { roleStep } from '../../role-step.ts';
import { NamedPlace } from '../../shell/NamedPlace.tsx';
import { useCatalog } from '../../shell/organization.ts';
import { RoleMark } from '../../ui/RoleMark.tsx';
import { listed, permissionLets, roleName, serviceName } from '../person/access/role-words.ts';
import { MyLine } from './MyLine.tsx';
import { MyWay } from './MyWay.tsx';
import { extrasOf, type MyExtra, openPlacesOf } from './my-extras.ts';

const placesNamed = 12;

interface MyServiceProps {
  readonly row: EffectiveAccessRow;
  /** Who could give what is missing; null: nobody is known. */
  readonly ask: string | null;
}

/** One service that the reader can open: what they may do there, where, through what, and where not yet. */
export function MyService({ row, ask }: MyServiceProps) {
  const catalog = useCatalog();
  const { item, node, role, places } = row;
  if (role === null) return null;
  const open = openPlacesOf(row);
  const extras = extrasOf(row);
  const closed = places.filter((place) => place.state === 'no_location').map(({ location }) => location.name);
  const held = [...(catalog.roles.get(role)?.can.keys() ?? [])].filter((key) => catalog.permissions.get(key)?.service === item.service);
  const isEverywhere = (extra: MyExtra) => extra.places.length === open.length;
  const everywhere = extras.filter(isEverywhere).map(({ permission }) => permission);
  const [first] = open;
  const permission = held[0];
  return (
    <MyLine
      id={item.id}
      title={item.name}
      detail={[serviceName(catalog, item.service), node.name].filter((words) => words !== item.name).join(' · ')}
      mark={<RoleMark step={roleStep(catalog, role)} />}
      role={roleName(catalog, role)}
      lets={[...held, ...everywhere].map((key) => permissionLets(catalog, key))}
      why={permission === undefined ? null : { permission, item: item.id, ...(first && { location: first.id }) }}
    >
      <Places open={open} />
      {extras
        .filter((extra) => !isEverywhere(extra))
        .map((extra) => (
          <p key={extra.permission}>
            {m.mine_extra_at({ lets: permissionLets(catalog, extra.permission), places: listed(extra.places, placesNamed) })}
          </p>
        ))}
      {permission !== undefined && (
        <MyWay permission={permission} target={first ? { item: item.id, location: first.id } : { item: item.id }} />
      )}
      {closed.length > 0 && (
        <p className="text-ink-2">
          {ask === null
            ? m.mine_not_at({ places: listed(closed, placesNamed) })
            : m.mine_not_at_ask({ places: listed(closed, placesNamed), people: ask })}
        </p>
      )}
    </MyLine>
  );
}

/** Where it is open, each place leading to its page as far as one may open it. */
function Places({ open }: { open: ReturnType<typeof openPlacesOf> }) {
  const [before = '', after = ''] = m.mine_at({ places: '|' }).split('|');
  const named = open.slice(0, placesNamed);
  const more = open.length - named.length;
  const words = [...named.map(({ name }) => name), ...(more > 0 ? [m.person_more({ count: more })] : [])];
  return (
    <p>
      {before}
      {new Intl.ListFormat(getLocale()).formatToParts(words).map(({ value }, index) => {
        const place = named[index / 2]; // between two names there is one joining word
        return place ? (
          <NamedPlace key={place.id} to={{ location: place.id }}>
            {value}
          </NamedPlace>
        ) : (
          value
        );
      })}
      {after}
    </p>
  );
}
