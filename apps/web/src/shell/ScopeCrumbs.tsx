import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { m } from '../paraglide/messages.js';
import { Crumbs } from './Crumbs.tsx';
import { NodePicker } from './NodePicker.tsx';
import { useCan, useOrganization, useScope, useScopePath } from './organization.ts';
import { useTRPC } from '../trpc.ts';
import { TopRule } from './TopRule.tsx';
import type { RailEntry } from './rail-entry.ts';

/** The way down to the scope, what changes the scope, and the part of the console that one is in. */
export function ScopeCrumbs({ entries }: { entries: readonly RailEntry[] }) {
  const { id, slug, name, top } = useOrganization();
  const scope = useScope();
  const path = useScopePath();
  const can = useCan(top.id);
  const trpc = useTRPC();
  const { data: whole } = useQuery(trpc.nodes.get.queryOptions({ organizationId: id, node: top.id }, { staleTime: 30_000 }));
  // Its root has the organization's name, which stands to the left of it already.
  const label = (node: string) => (node === name ? m.shell_scope_all() : node);
  const navigate = useNavigate();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const [, , section, thing = '', part = ''] = pathname.split('/');
  const here = entries.find(({ link }) => link.to === `/$organization/${section}`);
  const isOf = (list: string) => section === list && thing !== '';
  const { data: person } = useQuery(trpc.members.get.queryOptions({ organizationId: id, member: thing }, { enabled: isOf('users') }));
  const { data: group } = useQuery(trpc.userGroups.get.queryOptions({ organizationId: id, group: thing }, { enabled: isOf('groups') }));
  const isSet = isOf('locations') && thing === 'groups';
  const isPlace = isOf('locations') && !isSet;
  const { data: place } = useQuery(trpc.locations.get.queryOptions({ organizationId: id, location: thing }, { enabled: isPlace }));
  const { data: set } = useQuery(trpc.locationGroups.get.queryOptions({ organizationId: id, group: part }, { enabled: isSet }));
  const named = isOf('users') ? person : isOf('groups') ? group : isSet ? set : isPlace ? place : undefined;
  // What leads there stands from the start, so that nothing moves when the name comes.
  const isOfThing = isOf('users') || isOf('groups') || isOf('locations');
  // Of one node alone there is no choice, and who administers nothing has no list that would follow it.
  const choosing = can('administration:node.view') && whole !== undefined && whole.children > 0;
  // Nothing to say that the organization's own name does not.
  if (!choosing && !here && !named && scope.name === name) return null;
  return (
    <>
      <TopRule />
      <Crumbs
        crumbs={path
          .slice(
            path.findIndex((one) => one.id === top.id),
            -1,
          )
          .map(({ id: node, name: nodeName }) => ({
            key: node,
            label: label(nodeName),
            link: { to: '/$organization', params: { organization: slug }, search: () => ({ node: node === top.id ? undefined : node }) },
          }))}
        picker={
          choosing ? (
            <NodePicker
              label={m.shell_scope()}
              labelHidden
              plain
              within={top.id}
              value={scope.id}
              trigger={<span className="min-w-0 wrap-anywhere text-ink">{label(scope.name)}</span>}
              onChange={({ id: node }) =>
                void navigate({ to: '.', search: (now) => ({ ...now, node: node === top.id ? undefined : node }) })
              }
            />
          ) : scope.name === name ? null : (
            <span aria-current={here || named ? undefined : 'location'} className="max-wide:hidden">
              {scope.name}
            </span>
          )
        }
        list={isOfThing && here ? { key: here.label, label: here.label, link: { ...here.link, activeOptions: { exact: true } } } : null}
        page={isOfThing ? (named?.name ?? null) : (here?.label ?? null)}
      />
    </>
  );
}
