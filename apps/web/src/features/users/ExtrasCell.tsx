import type { MemberRow } from '@totem/domain/members';
import { m } from '../../paraglide/messages.js';
import { useCatalog } from '../../shell/organization.ts';
import { SensitiveChip } from '../../ui/Chip.tsx';
import { extraWords } from './role-words.ts';

/** Permissions that come with no role; what shows confidential information has two letters and a lock. */
export function ExtrasCell({ row }: { row: MemberRow }) {
  const catalog = useCatalog();
  const isSensitive = (key: string) => catalog.permissions.get(key)?.sensitive === true;
  const sensitive = row.extras.filter(isSensitive);
  const names = sensitive.map((key) => extraWords(catalog, key)).join(' · ');
  if (row.extras.length === 0) return null;
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      {sensitive.length > 0 && <SensitiveChip letters={m.users_sensitive()} name={names} />}
      {row.extras
        .filter((key) => !isSensitive(key))
        .map((key) => (
          <span key={key} className="min-w-0 text-12">
            {extraWords(catalog, key)}
          </span>
        ))}
    </span>
  );
}
