import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { useCan, useCatalog, useOrganization, useScope } from '../../shell/organization.ts';
import { Page } from '../../ui/Page.tsx';
import { Part } from '../../ui/Part.tsx';
import { onDemand, useCode } from '../../ui/on-demand.ts';
import { Section } from '../../ui/Section.tsx';
import { RecentChanges } from '../activity/RecentChanges.tsx';
import { OrganizationTree } from './OrganizationTree.tsx';
import { Setup } from './setup/Setup.tsx';
import { Tiles } from './Tiles.tsx';
import { MapSkeleton } from '../node-map/MapSkeleton.tsx';
import { SeatsSection } from './SeatsSection.tsx';
import { TreeCountsHead } from './TreeCounts.tsx';
import { Term } from '../../shell/Term.tsx';
import { ViewSwitch } from './ViewSwitch.tsx';

const route = getRouteApi('/signed-in/$organization/');
/** Not what one opens the page for: they come once it is whole, where their room is kept. */
const actions = onDemand(() => import('./ScopeActions.tsx'));
const OverviewMap = lazy(async () => ({ default: (await import('./OverviewMap.tsx')).OverviewMap }));

/** The overview of who administers: what needs a look at the scope, and what the organization is made of. */
export function Administration() {
  const organization = useOrganization();
  const catalog = useCatalog();
  const scope = useScope();
  const can = useCan();
  const code = useCode(actions);
  const { view } = route.useSearch();
  const hasMap = [...catalog.kinds.values()].some((one) => one.isLocation) && can('administration:member.view');
  const isMap = hasMap && view === 'map';
  const isPlace = catalog.kinds.get(organization.top.kind)?.isLocation === true;
  const kind = catalog.product.nodeKinds[scope.kind];
  return (
    <Page
      title={scope.name}
      within={[m.shell_overview(), ...(scope.name === organization.name ? [] : [organization.name])]}
      facts={kind && say(kind.label)}
    >
      <div className="max-desk:in-turn desk:in-turn-beside grid flex-1 content-start pb-8 desk:grid-cols-[minmax(0,1fr)_336px] desk:grid-rows-[auto_auto_1fr] desk:content-stretch desk:gap-x-7">
        {can('administration:member.view') && (
          <Part className="min-w-0 desk:col-start-1">
            <Setup />
          </Part>
        )}
        {/* Before the rest where one scrolls, at the side where all is in sight. */}
        {can('administration:member.view') && (
          <Part
            beside
            className="print:order-last desk:col-start-2 desk:row-span-3 desk:row-start-1 desk:border-l desk:border-line desk:pl-7"
          >
            <div className="desk:sticky desk:top-0">
              {catalog.product.policies.seats !== 'none' && scope.kind === catalog.rootKind && <SeatsSection />}
              <Section title={m.overview_look()}>
                <Tiles />
              </Section>
            </div>
          </Part>
        )}
        <Part className="min-w-0 desk:col-start-1">
          <Section
            title={m.overview_tree()}
            help={<Term of="organization" />}
            action={hasMap && <ViewSwitch current={isMap ? 'map' : 'tree'} />}
          >
            {isMap ? (
              <Suspense fallback={<MapSkeleton />}>
                <OverviewMap />
              </Suspense>
            ) : (
              <>
                {!isPlace && <TreeCountsHead catalog={catalog} />}
                <OrganizationTree />
              </>
            )}
            <div className="flex min-h-[calc(var(--ctl)+12px)] flex-wrap gap-2 pt-3 print:hidden">{code && <code.ScopeActions />}</div>
          </Section>
        </Part>
        {can('administration:activity.view') && (
          <Part className="min-w-0 desk:col-start-1">
            <RecentChanges />
          </Part>
        )}
      </div>
    </Page>
  );
}
