import type { UserGroupDetails } from '@totem/domain/user-groups';
import { m } from '../../paraglide/messages.js';
import { useCatalog } from '../../shell/organization.ts';
import { LineTimes } from '../person/access/LineTimes.tsx';
import { givenWords } from '../person/given-words.ts';

/** What everybody in a user group is given by it. */
export function GivesTab({ group }: { group: UserGroupDetails }) {
  const catalog = useCatalog();
  return (
    <div className="max-w-250 pb-8">
      {group.grants.length === 0 ? (
        <p className="py-3 text-14 text-ink-2">{m.groups_gives_nothing({ group: group.name })}</p>
      ) : (
        <ul aria-label={m.groups_gives()}>
          {group.grants.map((grant) => (
            <li key={grant.id} className="flex min-h-row flex-wrap items-center gap-x-4 border-b border-line py-1.5">
              <span className="min-w-0 flex-1 basis-60 font-medium wrap-anywhere">{givenWords(catalog, grant.gives, grant.on)}</span>
              <span className="flex flex-wrap gap-x-2 text-12">
                <LineTimes line={{ state: 'standing', from: grant.from, until: grant.until, through: null, grant }} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
