import type { UserId } from '@totem/domain/ids';
import type { MyOrganizationView } from '@totem/domain/organizations';
import { ExternalLink, Pin, PinOff } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { getLocale } from '../../paraglide/runtime.js';
import { AppLink } from '../../shell/AppLink.tsx';
import { deactivatedWords } from '../../shell/deactivated-words.ts';
import { organizationDetail } from '../../shell/organization-words.ts';
import { setPinned, type useKeptOrganizations } from '../../shell/own-organizations.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { relativeMoment } from '../../ui/moment.ts';
import { Status } from '../../ui/Status.tsx';
import { useNow } from '../../ui/use-now.ts';

interface AccountLineProps {
  readonly row: MyOrganizationView;
  readonly person: UserId;
  /** What this device keeps of one's organizations. */
  readonly kept: ReturnType<typeof useKeptOrganizations>;
}

/** One organization of one's own: its product, what one is there, whether it is open to one, and when it was used here last. */
export function AccountLine({ row, person, kept }: AccountLineProps) {
  const { name, slug, deactivated } = row;
  const now = useNow();
  const open = deactivated === null;
  const used = kept.used[slug];
  const isPinned = kept.pinned.includes(slug);
  return (
    <li className="relative flex min-h-16 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2.5 hover:bg-hover">
      <Avatar name={name} outline={!open} />
      <span className="grid min-w-40 flex-1">
        <AppLink to="/$organization" params={{ organization: slug }} look="plain">
          {/* The whole line follows the link, the name alone is its words. */}
          <span aria-hidden className="absolute inset-0" />
          <span className={`text-14 font-strong wrap-anywhere ${open ? '' : 'text-ink-3'}`}>{name}</span>
        </AppLink>
        <span className={`text-12 ${open ? 'text-ink-2' : 'text-ink-3'}`}>{organizationDetail(row)}</span>
      </span>
      <span className="grid justify-items-end text-right max-wide:order-last max-wide:basis-full max-wide:justify-items-start max-wide:pl-11">
        {open ? (
          <Status kind="active" label={m.shell_accounts_active()} />
        ) : (
          <Status kind="suspended" label={deactivatedWords(deactivated)} />
        )}
        {used !== undefined && (
          <span className="text-12 text-ink-3">{m.accounts_used({ moment: relativeMoment(new Date(used), now, getLocale()) })}</span>
        )}
      </span>
      <span className="relative flex">
        <IconButton
          icon={isPinned ? PinOff : Pin}
          label={isPinned ? m.accounts_unpin({ name }) : m.accounts_pin({ name })}
          aria-pressed={isPinned}
          onClick={() => setPinned(person, slug, !isPinned)}
        />
        <AppLink
          to="/$organization"
          params={{ organization: slug }}
          target="_blank"
          rel="noopener"
          look="icon"
          aria-label={m.accounts_new_tab({ name })}
        >
          <ExternalLink size={16} aria-hidden />
        </AppLink>
      </span>
    </li>
  );
}
