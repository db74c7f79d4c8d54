import { findCatalog } from '@totem/domain/catalog/products';
import type { MyOrganizationView } from '@totem/domain/organizations';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { deactivatedWords } from '../../shell/deactivated-words.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Status } from '../../ui/Status.tsx';

/** One organization of one's own: its product, what one is there, and whether it is open to one. */
export function AccountLine({ row }: { row: MyOrganizationView }) {
  const { name, slug, product, roles, deactivated } = row;
  const catalog = findCatalog(product);
  const labels = roles.flatMap((key) => catalog?.roles.get(key)?.label ?? []).map(say);
  const open = deactivated === null;
  return (
    <li className="relative flex min-h-16 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2.5 hover:bg-hover">
      <Avatar name={name} outline={!open} />
      <span className="grid min-w-40 flex-1">
        <AppLink to="/$organization" params={{ organization: slug }} look="plain">
          {/* The whole line follows the link, the name alone is its words. */}
          <span aria-hidden className="absolute inset-0" />
          <span className={`text-14 font-strong wrap-anywhere ${open ? '' : 'text-ink-3'}`}>{name}</span>
        </AppLink>
        <span className={`text-12 ${open ? 'text-ink-2' : 'text-ink-3'}`}>
          {[say(catalog?.product.label ?? { en: product, fr: product }), ...new Set(labels)].join(' · ')}
        </span>
      </span>
      {open ? (
        <Status kind="active" label={m.shell_accounts_active()} />
      ) : (
        <Status kind="suspended" label={deactivatedWords(deactivated)} />
      )}
    </li>
  );
}
