import { getRouteApi, Outlet, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useEffectEvent } from 'react';
import { followChanges } from './follow-changes.ts';
import { Frame } from './Frame.tsx';
import { GoShortcuts } from './GoShortcuts.tsx';
import { rememberOrganization } from './last-organization.ts';
import { Layers, preparePalette } from './Layers.tsx';
import { PartBoundary } from './PartBoundary.tsx';
import { MyMenu } from './MyMenu.tsx';
import { useOrganization } from './organization.ts';
import { noteUse } from './own-organizations.ts';
import { OrganizationSwitcher } from './OrganizationSwitcher.tsx';
import { ScopeCrumbs } from './ScopeCrumbs.tsx';
import { SearchButton } from './SearchButton.tsx';
import { useRail } from './use-rail.ts';

const DraftBar = lazy(() => import('../features/draft/DraftBar.tsx').then((file) => ({ default: file.DraftBar })));

const signedIn = getRouteApi('/signed-in');

/** Around every page of one organization. */
export function OrganizationFrame() {
  const { person } = signedIn.useRouteContext();
  const router = useRouter();
  const { id, slug, name, me, version } = useOrganization();
  const rail = useRail();
  // Kept on the device, which is outside React.
  useEffect(() => {
    rememberOrganization(person.id, slug);
    noteUse(person.id, slug, new Date());
  }, [person.id, slug]);
  const follow = useEffectEvent((organizationId: typeof id) =>
    followChanges({ organizationId, slug, me: me.member, version, onMine: () => void router.invalidate() }),
  );
  // A stream is outside React; there is one for as long as pages of the organization are open.
  useEffect(() => follow(id), [id]);
  return (
    <Frame
      rail={rail}
      top={
        <>
          <OrganizationSwitcher slug={slug} name={name} />
          <ScopeCrumbs entries={rail} />
        </>
      }
      me={
        <>
          <SearchButton onNear={() => preparePalette(true)} />
          <MyMenu organization={slug} />
        </>
      }
    >
      <Outlet />
      <PartBoundary name={slug}>
        <Suspense>
          <DraftBar key={slug} />
        </Suspense>
      </PartBoundary>
      <GoShortcuts rail={rail} />
      <Layers rail={rail} />
    </Frame>
  );
}
