import type { MemberRow } from '@totem/domain/members';
import { m } from '../../paraglide/messages.js';
import { AppLink } from '../../shell/AppLink.tsx';
import { useOrganization } from '../../shell/organization.ts';
import { Avatar } from '../../ui/Avatar.tsx';

/** Who it is: the name leads to the person. */
export function PersonCell({ row }: { row: MemberRow }) {
  const { slug } = useOrganization();
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <Avatar name={row.name} />
      <span className="grid min-w-0">
        <span className="min-w-0 leading-[18px] wrap-anywhere">
          <AppLink to="/$organization/users/$member" params={{ organization: slug, member: row.id }} look="plain">
            <span className="font-strong">{row.name}</span>
          </AppLink>
          {row.isMe && <span className="text-12 text-ink-2"> {m.users_you()}</span>}
        </span>
        {row.email !== null && <Address email={row.email} />}
      </span>
    </span>
  );
}

/** A long address goes on in a second line after its @, so that each of its parts can be read. */
function Address({ email }: { email: string }) {
  const at = email.lastIndexOf('@') + 1;
  return (
    <span className="min-w-0 text-12 text-ink-2 wrap-anywhere in-data-[density=compact]:row:truncate in-data-[density=compact]:row:[&>wbr]:hidden">
      {email.slice(0, at)}
      <wbr />
      {email.slice(at)}
    </span>
  );
}
