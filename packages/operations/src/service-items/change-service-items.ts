import { whyNotArchiveItem, whyNotCreateItem, whyNotEditItem, whyNotRestoreItem } from '@totem/domain/access/change-service-item';
import type { CompiledAccess } from '@totem/domain/access/compile';
import { noDelta } from '@totem/domain/access/deltas';
import type { AuditEvent } from '@totem/domain/audit';
import type {
  ArchiveServiceItem,
  ChangedServiceItem,
  CreateServiceItem,
  EditServiceItem,
  RestoreServiceItem,
} from '@totem/domain/change-service-items';
import { type Reason, Refusal } from '@totem/domain/errors';
import { ServiceItemId } from '@totem/domain/ids';
import { itemOf } from '@totem/domain/tree';
import { endArchive, insertArchive, insertServiceItem, renameServiceItem } from '@totem/db/structure';
import type { Locked } from '@totem/db/version';
import type { Ctx } from '../context.ts';
import { newId } from '../new-id.ts';
import { write } from '../write.ts';

/** Adds a service item at a node (HX-17 to HX-19). @throws Refusal as `whyNotCreateItem` says. */
export function createServiceItem(ctx: Ctx, { node, service, name }: CreateServiceItem): Promise<ChangedServiceItem> {
  return changeItem(ctx, async (tx, mine) => {
    refuse(whyNotCreateItem({ mine, now: tx.now }, { node, service, name }), name);
    const item = newId(ServiceItemId);
    await insertServiceItem(tx, { id: item, node, service, name });
    return { item, event: { type: 'service_item.created', item, service, node, name } };
  });
}

/**
 * Renames a service item.
 *
 * @throws Refusal as `whyNotEditItem` says · `change.conflict` when it is no longer as the editor saw it, or nothing changes.
 */
export function editServiceItem(ctx: Ctx, { item, name, was }: EditServiceItem): Promise<ChangedServiceItem> {
  return changeItem(ctx, async (tx, mine) => {
    refuse(whyNotEditItem({ mine, now: tx.now }, item, name), name);
    const before = nameIn(mine, item);
    if (before !== was.name || before === name) throw new Refusal('change.conflict');
    await renameServiceItem(tx, item, name);
    return { item, event: { type: 'service_item.edited', item, before, after: name } };
  });
}

/** Archives a service item: nobody may do anything in it until it is restored. @throws Refusal as `whyNotArchiveItem` says. */
export function archiveServiceItem(ctx: Ctx, { item, reason }: ArchiveServiceItem): Promise<ChangedServiceItem> {
  return changeItem(ctx, async (tx, mine) => {
    refuse(whyNotArchiveItem({ mine, now: tx.now }, item));
    await insertArchive(tx, { item }, ctx.actor.member, reason ?? null);
    return { item, event: { type: 'service_item.archived', item, reason: reason ?? null } };
  });
}

/** Restores a service item with all that was given in it. @throws Refusal as `whyNotRestoreItem` says. */
export function restoreServiceItem(ctx: Ctx, { item }: RestoreServiceItem): Promise<ChangedServiceItem> {
  return changeItem(ctx, async (tx, mine) => {
    refuse(whyNotRestoreItem({ mine, now: tx.now }, item), nameIn(mine, item));
    if (!(await endArchive(tx, { item }))) throw new Refusal('service_item.not_archived');
    return { item, event: { type: 'service_item.restored', item } };
  });
}

interface Change {
  readonly item: ServiceItemId;
  readonly event: AuditEvent;
}

/** One change of a service item, judged on the locked state; what lies in it is everybody's access. */
async function changeItem(ctx: Ctx, change: (tx: Locked, mine: CompiledAccess) => Promise<Change>): Promise<ChangedServiceItem> {
  const { result, version } = await write(ctx, async (tx, mine) => {
    const { item, event } = await change(tx, mine);
    return { result: item, delta: { ...noDelta, tree: true }, events: [event], wake: [] };
  });
  return { item: result, version };
}

function refuse(reason: Reason | null, name = ''): void {
  if (reason !== null) throw new Refusal(reason, reason === 'service_item.name_taken' ? { name } : {});
}

const nameIn = ({ tree }: CompiledAccess, item: ServiceItemId): string => itemOf(tree, item)?.name ?? '';
