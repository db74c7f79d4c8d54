import type { ActivityRow, ActivityView } from '@totem/domain/activity';
import type { Catalog } from '@totem/domain/catalog/catalog';
import type { ReactNode } from 'react';
import { m } from '../../paraglide/messages.js';
import { getLocale } from '../../paraglide/runtime.js';
import { say } from '../../product-words.ts';
import { useCatalog } from '../../shell/organization.ts';
import { exactMoment } from '../../ui/moment.ts';
import { listed, permissionLets } from '../person/access/role-words.ts';
import { givesWords } from './activity-words.ts';

/** An event in full: before and after, where, exactly when, and what it is known by in the chain. */
export function ActivityDetails({ row }: { row: ActivityRow }) {
  const catalog = useCatalog();
  const { before, after } = difference(catalog, row.what);
  const on = 'on' in row.what ? row.what.on.name : null;
  return (
    <dl className="grid max-w-150 grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-12">
      {before !== null && <Line term={m.activity_before()}>{before}</Line>}
      {after !== null && <Line term={m.activity_after()}>{after}</Line>}
      {on !== null && <Line term={m.activity_on()}>{on}</Line>}
      {'from' in row.what && <Line term={m.activity_from()}>{momentOf(row.what.from)}</Line>}
      {'until' in row.what && (
        <Line term={m.activity_until()}>{row.what.until === null ? m.activity_no_end() : momentOf(row.what.until)}</Line>
      )}
      <Line term={m.activity_at()}>{momentOf(row.at)}</Line>
      <Line term={m.activity_event()}>
        <code className="wrap-anywhere">{row.id}</code>
      </Line>
    </dl>
  );
}

const Line = ({ term, children }: { term: string; children: ReactNode }) => (
  <>
    <dt className="text-ink-2">{term}</dt>
    <dd className="min-w-0 wrap-anywhere">{children}</dd>
  </>
);

const momentOf = (at: string): string => exactMoment(new Date(at), getLocale());

/** What was there, and what is; null where an event is no such change. */
function difference(catalog: Catalog, what: ActivityView): { before: string | null; after: string | null } {
  const nothing = m.activity_nothing();
  switch (what.type) {
    case 'grant.given':
      return { before: what.before ? givesWords(catalog, what.before, what.on) : nothing, after: givesWords(catalog, what.gives, what.on) };
    case 'grant.ended':
      return { before: givesWords(catalog, what.gives, what.on), after: nothing };
    case 'node.edited':
      return { before: looksWords(catalog, what.on.kind, what.before), after: looksWords(catalog, what.on.kind, what.after) };
    case 'node.moved':
      return { before: what.source?.name ?? null, after: what.destination?.name ?? null };
    case 'user_group.edited':
    case 'location_group.edited':
    case 'service_item.edited':
      return { before: what.before, after: what.after };
    case 'role.edited':
      return { before: rightsWords(catalog, what.removed), after: rightsWords(catalog, what.added) };
    default:
      return { before: null, after: null };
  }
}

/** What a role held alone before, or holds alone after; null where that is nothing. */
const rightsWords = (catalog: Catalog, keys: readonly string[]): string | null =>
  keys.length === 0 ? null : listed(keys.map((key) => permissionLets(catalog, key)));

/** A node as it was: its name, and the word for its type where its kind has types. */
function looksWords(catalog: Catalog, kind: string | null, { name, type }: { name: string; type: string | null }): string {
  const types = catalog.product.nodeKinds[kind ?? '']?.types ?? {};
  const word = type === null ? undefined : types[type];
  return word === undefined ? name : `${name} (${say(word)})`;
}
