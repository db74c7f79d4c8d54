import type { LocationDetails } from '@totem/domain/locations';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Archive, EyeOff } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { say, sayAmid } from '../../product-words.ts';
import { depthOf } from '../../shell/depth-of.ts';
import { FailureState } from '../../shell/FailureState.tsx';
import { useCan, useCatalog, useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import { Level } from '../../ui/Level.tsx';
import { Note } from '../../ui/Note.tsx';
import { Page } from '../../ui/Page.tsx';
import { Part } from '../../ui/Part.tsx';
import { Section } from '../../ui/Section.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { serviceName } from '../person/access/role-words.ts';
import { NodeMenu } from '../structure/NodeMenu.tsx';
import { GroupsOfLocation } from './GroupsOfLocation.tsx';
import { typeWords } from './type-words.ts';
import { WhoSees } from './WhoSees.tsx';

const route = getRouteApi('/signed-in/$organization/locations/$location');

/** One location: what it is, which groups it is in, what has data there, and who can see it. */
export function LocationPage() {
  const trpc = useTRPC();
  const { id: organizationId, name } = useOrganization();
  const { product } = useCatalog();
  const { location: id } = route.useParams();
  const location = useQuery(trpc.locations.get.queryOptions({ organizationId, location: id }));
  const within = [say(product.words.locations), name];
  if (location.data) return <Location key={id} location={location.data} within={within} />;
  if (location.error) return <FailureState error={location.error} onTryAgain={() => void location.refetch()} />;
  return (
    <Page title={m.ui_loading()} within={within}>
      <Skeleton />
    </Page>
  );
}

function Location({ location, within }: { location: LocationDetails; within: readonly string[] }) {
  const catalog = useCatalog();
  const { policies } = catalog.product;
  const parent = location.path.at(-2);
  const seesPeople = useCan(location.id)('administration:member.view');
  return (
    <Page
      title={location.name}
      within={within}
      action={<NodeMenu node={location} parent={parent ?? null} />}
      facts={
        <>
          <span>{typeWords(catalog, location)}</span>
          {parent && <Level name={parent.name} depth={depthOf(catalog, parent.kind)} />}
          {location.archived && (
            <span className="inline-flex items-center gap-1.5">
              <Archive size={14} aria-hidden />
              {m.overview_archived()}
            </span>
          )}
          {location.unseen && (
            <span className="inline-flex items-center gap-1.5 font-medium text-warn">
              <EyeOff size={14} aria-hidden />
              {m.locations_unseen()}
            </span>
          )}
        </>
      }
    >
      {(location.archived || location.unseen) && (
        <div className="max-w-190 pb-1">
          <Note tone={location.archived ? 'plain' : 'warn'}>
            {location.archived
              ? m.locations_archived_why({ location: location.name })
              : m.locations_unseen_why({ location: location.name, locationGroup: sayAmid(catalog.product.words.locationGroup) })}
          </Note>
        </div>
      )}
      <div className="max-desk:in-turn grid flex-1 content-start pb-8 desk:grid-cols-[minmax(0,1fr)_336px] desk:content-stretch desk:gap-7">
        <Part className="in-turn min-w-0">
          {policies.locationGroups && <GroupsOfLocation location={location} />}
          {seesPeople && !location.archived && <WhoSees location={location} />}
        </Part>
        {location.services.length > 0 && (
          <div className="desk:border-l desk:border-line desk:pl-7">
            <Services location={location} />
          </div>
        )}
      </div>
    </Page>
  );
}

/** What has data there; at most a handful, so that all are named. */
function Services({ location: { services } }: { location: LocationDetails }) {
  const catalog = useCatalog();
  return (
    <Section title={m.locations_services()}>
      <ul>
        {services.map((item) => (
          <li key={item.id} className="grid min-h-row content-center border-b border-line py-1.5">
            <span className="font-medium wrap-anywhere">{item.name}</span>
            <span className="text-12 text-ink-2">{[serviceName(catalog, item.service), item.node.name].join(' · ')}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
