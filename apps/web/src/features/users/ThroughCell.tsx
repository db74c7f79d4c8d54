import type { MemberRow } from '@totem/domain/members';
import { UsersRound } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { useCatalog } from '../../shell/organization.ts';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { groupsGive, isDirect } from './is-direct.ts';

/** Whether access was given to the person, and how many user groups they are in; these are named on focus and hover. */
export function ThroughCell({ row }: { row: MemberRow }) {
  const catalog = useCatalog();
  const { userGroups } = row;
  const names = userGroups.map((group) => group.name).join(' · ');
  return (
    <span className="flex flex-wrap items-center gap-x-2 text-ink-2">
      {groupsGive(catalog) && isDirect(row) && <span>{m.users_direct()}</span>}
      {userGroups.length > 0 && (
        <Tooltip content={names} onPress>
          <button type="button" className="inline-flex min-h-6 items-center gap-1.5 rounded-1 text-left hover:text-ink">
            <UsersRound size={14} aria-hidden />
            <span>
              {m.users_groups({ count: userGroups.length })}
              <span className="sr-only">: {names}</span>
            </span>
          </button>
        </Tooltip>
      )}
    </span>
  );
}
