import type { LocationDetails } from '@totem/domain/locations';
import { getRouteApi } from '@tanstack/react-router';
import { useRef } from 'react';
import { m } from '../../paraglide/messages.js';
import { AppLink } from '../../shell/AppLink.tsx';
import { useOrganization } from '../../shell/organization.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Section } from '../../ui/Section.tsx';
import { closed, questionBehind } from '../explorer/explorer-search.ts';
import { ThingView } from '../explorer/ThingView.tsx';
import { WhyPanel } from '../explorer/WhyPanel.tsx';
import { SearchBox } from '../users/SearchBox.tsx';
import type { WhoSeesSearch } from './who-sees-search.ts';

const route = getRouteApi('/signed-in/$organization/locations/$location');

/** Everybody who has something at a location, what they have of each service there, and why, below whom it is asked about. */
export function WhoSees({ location }: { location: LocationDetails }) {
  const { slug: organization } = useOrganization();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const askedFrom = useRef<Element>(null);
  const change = (parts: WhoSeesSearch) =>
    void navigate({ search: (before) => ({ ...before, ...parts }), replace: true, resetScroll: false });
  const why = questionBehind(search);
  return (
    <Section
      title={m.locations_who()}
      action={
        <AppLink to="/$organization/explorer" params={{ organization }} search={{ location: location.id }}>
          {m.locations_who_explore()}
        </AppLink>
      }
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
        <div className="flex w-60 max-w-full flex-none">
          <SearchBox label={m.explorer_find_person()} value={search.q ?? ''} onSearch={(q) => change({ q: q || undefined })} />
        </div>
        <Checkbox
          label={m.explorer_only_sees()}
          checked={search.sees === 'only'}
          onChange={(sees) => change({ sees: sees ? 'only' : undefined })}
        />
      </div>
      <ThingView
        label={m.locations_who()}
        thing={{ location: location.id }}
        search={search}
        asList
        onChange={({ who, whyItem, whyAt, permission }) => {
          askedFrom.current = document.activeElement;
          change({ who, whyItem, whyAt, permission });
        }}
        below={
          why && {
            member: why.who,
            shown: (
              <WhyPanel
                key={JSON.stringify(why)}
                who={why.who}
                name={undefined}
                question={why.question}
                isInList
                onClose={() => {
                  change(closed);
                  if (askedFrom.current instanceof HTMLElement) askedFrom.current.focus();
                }}
              />
            ),
          }
        }
      />
    </Section>
  );
}
