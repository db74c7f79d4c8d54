import type { ActivityRow, ActivityView, NamedReceiver } from '@totem/domain/activity';
import type { AuditEvent } from '@totem/domain/audit';
import type { Gives, Receiver, ServiceFilter } from '@totem/domain/grants';
import { itemOf } from '@totem/domain/tree';
import { type KeptEvent, listEndedWith } from '@totem/db/audit';
import { inOrganization } from '@totem/db/orm';
import type { Ctx } from '../context.ts';
import { type KnownNames, knownNames } from './known-names.ts';

/** How much of a fingerprint people are shown: enough that no two of theirs are alike. */
const fingerprintShown = 16;

/** An event with what a reader sees of it. */
export interface SeenEvent {
  readonly number: number;
  readonly fingerprint: string;
  /** Null: it is about something that the reader may not know of, so there is no such event for them. */
  readonly row: ActivityRow | null;
}

/**
 * Events as one reader sees them, in their order. All that an event is about must be the reader's to see (HX-12); who did it
 * is named where they may know them.
 *
 * @param isOwn whether the events are about the reader's own access.
 */
export async function viewActivity(ctx: Ctx, events: readonly KeptEvent[], isOwn: boolean): Promise<SeenEvent[]> {
  const names = await knownNames(ctx, events, isOwn);
  const versions = new Set(
    events.flatMap(({ event, version }) => (event.type === 'grant.given' && 'role' in event.gives ? [version] : [])),
  );
  const ended =
    versions.size === 0 ? [] : await inOrganization(ctx.runtime.orm, ctx.organizationId, (db) => listEndedWith(db, [...versions]));
  return events.map((kept) => {
    const { event } = kept;
    const what = viewEvent(ctx, names, event, event.type === 'grant.given' ? replacedBy(kept, event, ended) : null);
    if (!what) return { number: kept.number, fingerprint: kept.fingerprint, row: null };
    return {
      number: kept.number,
      fingerprint: kept.fingerprint,
      row: {
        id: kept.fingerprint.slice(0, fingerprintShown),
        at: kept.at.toISOString(),
        who: names.actor(kept.actor),
        viewedAs: kept.viewedAs === null ? null : viewedAsOf(names, kept.viewedAs),
        what,
        reason: 'reason' in event ? event.reason : null,
      },
    };
  });
}

function viewedAsOf(names: KnownNames, member: NonNullable<KeptEvent['viewedAs']>): ActivityRow['viewedAs'] {
  const found = names.member(member);
  return found ? { is: 'member', id: found.id, name: found.name } : { is: 'hidden' };
}

type Given = Extract<AuditEvent, { type: 'grant.given' }>;

/** The role that a role took the place of: ended by the same change, of the same receiver, on the same thing. */
function replacedBy({ version }: KeptEvent, { to, on, gives }: Given, ended: readonly KeptEvent[]): Gives | null {
  if (!('role' in gives)) return null;
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  const found = ended.find(
    (one) =>
      one.version === version &&
      one.event.type === 'grant.ended' &&
      'role' in one.event.gives &&
      same(one.event.to, to) &&
      same(one.event.on, on),
  );
  return found?.event.type === 'grant.ended' ? found.event.gives : null;
}

function viewEvent(ctx: Ctx, names: KnownNames, event: AuditEvent, before: Gives | null): ActivityView | null {
  switch (event.type) {
    case 'grant.given':
    case 'grant.ended': {
      const [to, on] = [receiverOf(names, event.to), names.target(event.on)];
      if (!to || !on) return null;
      const { gives } = event;
      const grant = { to, gives, on, forItem: 'locations' in gives ? itemName(ctx, gives.locations) : null };
      return event.type === 'grant.given'
        ? { type: event.type, ...grant, from: event.from, until: event.until, before }
        : { type: event.type, ...grant };
    }
    case 'user_group.created': {
      const [group, at] = [names.group(event.group), names.target({ node: event.home })];
      return group && at && { type: event.type, group, at };
    }
    case 'user_group.edited': {
      const group = names.group(event.group);
      return group && { type: event.type, group, before: event.before, after: event.after };
    }
    case 'user_group.joined':
    case 'user_group.left': {
      const [group, member] = [names.group(event.group), names.member(event.member)];
      if (!group || !member) return null;
      return event.type === 'user_group.joined'
        ? { type: event.type, group, member, from: event.from, until: event.until }
        : { type: event.type, group, member };
    }
    case 'location_group.created': {
      const [on, at] = [names.target({ locationGroup: event.locationGroup }), names.target({ node: event.home })];
      return on && at && { type: event.type, on, at };
    }
    case 'location_group.edited': {
      const on = names.target({ locationGroup: event.locationGroup });
      return on && { type: event.type, on, before: event.before, after: event.after };
    }
    case 'location_group.entered':
    case 'location_group.withdrawn': {
      const [locationGroup, location] = [names.locationGroup(event.locationGroup), names.node(event.location)];
      if (!locationGroup || !location) return null;
      return { type: event.type, locationGroup, location, filter: event.filter, forItem: itemName(ctx, event.filter) };
    }
    case 'user_group.deleted':
    case 'user_group.restored': {
      const group = names.group(event.group);
      return group && { type: event.type, group };
    }
    case 'location_group.deleted':
    case 'location_group.restored': {
      const on = names.target({ locationGroup: event.locationGroup });
      return on && { type: event.type, on };
    }
    case 'node.created': {
      const [on, under] = [names.target({ node: event.node }), names.target({ node: event.under })];
      return on && under && { type: event.type, on, under };
    }
    case 'node.edited': {
      const on = names.target({ node: event.node });
      return on && { type: event.type, on, before: event.before, after: event.after };
    }
    case 'node.moved': {
      const [on, source, destination] = [event.node, event.source, event.destination].map((node) => names.target({ node }));
      return on && (source || destination) ? { type: event.type, on, source: source ?? null, destination: destination ?? null } : null;
    }
    case 'node.archived':
    case 'node.restored': {
      const on = names.target({ node: event.node });
      return on && { type: event.type, on };
    }
    case 'service_item.created': {
      const [on, at] = [names.target({ item: event.item }), names.target({ node: event.node })];
      return on && at && { type: event.type, on, at };
    }
    case 'service_item.edited': {
      const on = names.target({ item: event.item });
      return on && { type: event.type, on, before: event.before, after: event.after };
    }
    case 'service_item.archived':
    case 'service_item.restored': {
      const on = names.target({ item: event.item });
      return on && { type: event.type, on };
    }
    case 'role.created':
      return { type: event.type, role: event.as.label, basedOn: event.basedOn };
    case 'role.edited': {
      const keysOf = ({ can }: typeof event.before) => new Set(can.map(({ permission }) => permission));
      const [before, after] = [keysOf(event.before), keysOf(event.after)];
      const only = (one: Set<string>, other: Set<string>) => [...one].filter((key) => !other.has(key));
      const labels = { role: event.after.label, before: event.before.label, after: event.after.label };
      return { type: event.type, ...labels, added: only(after, before), removed: only(before, after) };
    }
    case 'role.deleted':
      return { type: event.type, role: event.label, replacement: event.replacement };
    case 'activity.exported': {
      const on = names.target({ node: event.node });
      return on && { type: event.type, on, format: event.format, narrowed: event.narrowed };
    }
    case 'import.made': {
      const on = names.target({ node: event.node });
      return on && { type: event.type, on, rows: event.rows };
    }
    case 'organization.imported':
      return { type: event.type, members: event.members, grants: event.grants };
  }
}

function receiverOf(names: KnownNames, to: Receiver): NamedReceiver | null {
  if ('member' in to) {
    const member = names.member(to.member);
    return member && { member };
  }
  const group = names.group(to.group);
  return group && { group };
}

/** The item that a filter names; it hangs at the place or above it, where the reader sees too. */
const itemName = ({ tree }: Ctx, filter: ServiceFilter): string | null =>
  filter !== null && 'item' in filter ? (itemOf(tree, filter.item)?.name ?? null) : null;
