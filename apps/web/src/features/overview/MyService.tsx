import type { EffectiveAccessRow } from '@totem/domain/effective-access';
import { Fragment } from 'react';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { LocationLink } from '../../shell/LocationLink.tsx';
import { useCatalog } from '../../shell/organization.ts';

const namedAtMost = 12;

/** One service that the reader can open: as what, and where. */
export function MyService({ row: { item, node, role, places } }: { row: EffectiveAccessRow }) {
  const catalog = useCatalog();
  const label = role === null ? undefined : catalog.roles.get(role)?.label;
  const service = catalog.product.services[item.service];
  const open = places.filter((place) => place.state === 'yes').map((place) => place.location);
  return (
    <li className="grid gap-x-6 gap-y-0.5 border-b border-line py-2.5 wide:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,3fr)]">
      <span className="grid">
        <span className="font-medium wrap-anywhere">{item.name}</span>
        <span className="text-12 text-ink-2">{[...(service ? [say(service.label)] : []), node.name].join(' · ')}</span>
      </span>
      <span>{label && say(label)}</span>
      <span className="text-ink-2">
        {open.slice(0, namedAtMost).map(({ id, name }, index) => (
          <Fragment key={id}>
            {index > 0 && ', '}
            <LocationLink to={{ location: id }}>{name}</LocationLink>
          </Fragment>
        ))}
        {open.length > namedAtMost && ` ${m.overview_mine_more({ count: open.length - namedAtMost })}`}
      </span>
    </li>
  );
}
