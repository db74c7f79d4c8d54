import { getRouteApi, Outlet, useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { useAnyDraft } from '../features/draft/any-draft.ts';
import { onDemand } from '../ui/on-demand.ts';
import { useWhenOpen } from '../ui/use-when-open.ts';
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

const draft = onDemand(() => import('../features/draft/DraftBar.tsx'));

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
        <Draft key={slug} membership={`${id}.${me.member}`} />
      </PartBoundary>
      <GoShortcuts rail={rail} />
      <Layers rail={rail} />
    </Frame>
  );
}

/** What waits to be reviewed, once there is anything. */
function Draft({ membership }: { membership: string }) {
  const isAny = useAnyDraft(membership);
  const code = useWhenOpen(draft, isAny);
  return isAny && code && <code.DraftBar />;
}
