import { getRouteApi, Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { Frame } from './Frame.tsx';
import { GoShortcuts } from './GoShortcuts.tsx';
import { rememberOrganization } from './last-organization.ts';
import { Layers, preparePalette } from './Layers.tsx';
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
  const { slug, name } = useOrganization();
  const rail = useRail();
  // Kept on the device, which is outside React.
  useEffect(() => {
    rememberOrganization(person.id, slug);
    noteUse(person.id, slug, new Date());
  }, [person.id, slug]);
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
      <Suspense>
        <DraftBar key={slug} />
      </Suspense>
      <GoShortcuts rail={rail} />
      <Layers rail={rail} />
    </Frame>
  );
}
