import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { MemberView } from '@totem/domain/members';
import { lazy, type ReactNode, Suspense } from 'react';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { sentenceOf } from '../../sentences.ts';
import { FailureState } from '../../shell/FailureState.tsx';
import { useCan, useCatalog, useOrganization } from '../../shell/organization.ts';
import { PartBoundary } from '../../shell/PartBoundary.tsx';
import { useTRPC } from '../../trpc.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Level } from '../../ui/Level.tsx';
import { Note } from '../../ui/Note.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Status } from '../../ui/Status.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { useShortcut } from '../../ui/use-shortcut.ts';
import { AccessTab } from './access/AccessTab.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { depthOf } from '../../shell/depth-of.ts';
import { Term } from '../../shell/Term.tsx';

const EffectiveAccess = lazy(async () => ({ default: (await import('./effective/EffectiveAccess.tsx')).EffectiveAccess }));
const PersonActivity = lazy(async () => ({ default: (await import('../activity/PersonActivity.tsx')).PersonActivity }));
const Why = lazy(async () => ({ default: (await import('./why/Why.tsx')).Why }));

const route = getRouteApi('/signed-in/$organization/users/$member');

/** One person of the organization: what they are given, what that comes to, and why. */
export function PersonPage() {
  const trpc = useTRPC();
  const organization = useOrganization();
  const { product } = useCatalog();
  const { member: id } = route.useParams();
  const member = useQuery(trpc.members.get.queryOptions({ organizationId: organization.id, member: id }));
  const within = [say(product.words.members), organization.name];
  if (member.data) return <Person member={member.data} within={within} />;
  if (member.error) return <FailureState error={member.error} onTryAgain={() => void member.refetch()} />;
  return (
    <Page title={m.ui_loading()} within={within}>
      <Skeleton />
    </Page>
  );
}

function Person({ member, within }: { member: MemberView; within: readonly string[] }) {
  const catalog = useCatalog();
  const { tab = 'access' } = route.useSearch();
  const navigate = route.useNavigate();
  const show = (key: NonNullable<typeof tab>) => void navigate({ search: (search) => ({ ...search, tab: key }), replace: true });
  const { refusals } = member;
  useShortcut('person.edit', () => show('access'));
  useShortcut('person.why', () => show('why'));
  const { top } = useOrganization();
  const seesActivity = useCan(top.id)('administration:activity.view');
  const hasActivity = member.isMe || seesActivity;
  return (
    <Page
      title={member.name}
      within={within}
      mark={<Avatar size="large" name={member.name} />}
      facts={<Facts member={member} />}
      action={<PersonMenu key={member.id} member={member} />}
    >
      <Tabs
        label={member.name}
        tabs={[
          { key: 'access', label: m.person_access() },
          { key: 'effective', label: m.person_effective() },
          { key: 'why', label: m.person_why() },
          ...(hasActivity ? [{ key: 'activity' as const, label: m.activity_title() }] : []),
        ]}
        current={tab}
        onChange={show}
      >
        {tab === 'access' && member.status === 'suspended' && <Notice>{m.person_suspended({ name: member.name })}</Notice>}
        {tab === 'access' && refusals.edit !== undefined && (
          <Notice>
            {member.isMe
              ? m.person_managed_me({ level: member.level.name })
              : member.managedAt
                ? m.person_managed_at({ level: member.managedAt.name })
                : m.person_read_only({ reason: sentenceOf(refusals.edit) })}
          </Notice>
        )}
        <PartBoundary name={`${member.id} ${tab}`}>
          {tab === 'access' && <AccessTab member={member} catalog={catalog} />}
          <Suspense fallback={<Skeleton />}>
            {tab === 'effective' && <EffectiveAccess member={member} />}
            {tab === 'why' && <Why member={member} />}
            {tab === 'activity' && hasActivity && <PersonActivity key={member.id} member={member} />}
          </Suspense>
        </PartBoundary>
      </Tabs>
    </Page>
  );
}

const Notice = ({ children }: { children: ReactNode }) => (
  <div className="max-w-190 pt-4">
    <Note>{children}</Note>
  </div>
);

function Facts({ member }: { member: MemberView }) {
  const catalog = useCatalog();
  const bundle = member.bundle === null ? undefined : catalog.product.bundles[member.bundle];
  return (
    <>
      {member.isMe && <span className="font-medium text-ink">{m.person_you()}</span>}
      {member.email && <span className="wrap-anywhere">{member.email}</span>}
      <Level name={member.level.name} depth={depthOf(catalog, member.level.kind)} />
      {member.status !== 'ended' && (
        <Status kind={member.status} label={member.status === 'active' ? m.person_active() : m.person_is_suspended()} />
      )}
      {bundle && (
        <span>
          {say(catalog.product.words.bundle)}: {say(bundle.label)} <Term of="bundle" />
        </span>
      )}
    </>
  );
}
