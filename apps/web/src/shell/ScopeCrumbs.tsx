import { useNavigate, useRouterState } from '@tanstack/react-router';
import { m } from '../paraglide/messages.js';
import { Crumbs } from './Crumbs.tsx';
import { NodePicker } from './NodePicker.tsx';
import { useOrganization, useScope, useScopePath } from './organization.ts';
import type { RailEntry } from './rail-entry.ts';

/** The way down to the scope, what changes the scope, and the part of the console that one is in. */
export function ScopeCrumbs({ entries }: { entries: readonly RailEntry[] }) {
  const { slug, top } = useOrganization();
  const scope = useScope();
  const path = useScopePath();
  const navigate = useNavigate();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const [, , section] = pathname.split('/');
  const here = entries.find(({ link }) => link.to === `/$organization/${section}`);
  return (
    <Crumbs
      crumbs={path.slice(0, -1).map(({ id, name }) => ({
        key: id,
        label: name,
        link: { to: '/$organization', params: { organization: slug }, search: () => ({ node: id === top.id ? undefined : id }) },
      }))}
      picker={
        <NodePicker
          label={m.shell_scope()}
          labelHidden
          plain
          within={top.id}
          value={scope.id}
          trigger={<span className="min-w-0 wrap-anywhere text-ink">{scope.name}</span>}
          onChange={({ id }) => void navigate({ to: '.', search: (now) => ({ ...now, node: id === top.id ? undefined : id }) })}
        />
      }
      page={here?.label ?? null}
    />
  );
}
