// Apart from the sentences, which the overview says too: kinds are named where one chooses among them.
import { type AuditEventType, auditEventTypes } from '@totem/domain/audit';
import type { Catalog } from '@totem/domain/catalog/catalog';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';

const kinds: Readonly<Record<AuditEventType, (words: Catalog['product']['words']) => string>> = {
  'grant.given': () => m.activity_kind_given(),
  'grant.ended': () => m.activity_kind_ended(),
  'user_group.created': ({ userGroup }) => m.activity_kind_group_created({ group: say(userGroup) }),
  'user_group.edited': ({ userGroup }) => m.activity_kind_group_edited({ group: say(userGroup) }),
  'user_group.joined': ({ userGroup }) => m.activity_kind_joined({ group: say(userGroup) }),
  'user_group.left': ({ userGroup }) => m.activity_kind_left({ group: say(userGroup) }),
  'location_group.created': ({ locationGroup }) => m.activity_kind_group_created({ group: say(locationGroup) }),
  'location_group.edited': ({ locationGroup }) => m.activity_kind_group_edited({ group: say(locationGroup) }),
  'user_group.deleted': ({ userGroup }) => m.activity_kind_group_deleted({ group: say(userGroup) }),
  'user_group.restored': ({ userGroup }) => m.activity_kind_group_restored({ group: say(userGroup) }),
  'location_group.entered': ({ locationGroup }) => m.activity_kind_entered({ group: say(locationGroup) }),
  'location_group.withdrawn': ({ locationGroup }) => m.activity_kind_withdrawn({ group: say(locationGroup) }),
  'location_group.deleted': ({ locationGroup }) => m.activity_kind_group_deleted({ group: say(locationGroup) }),
  'location_group.restored': ({ locationGroup }) => m.activity_kind_group_restored({ group: say(locationGroup) }),
  'node.created': () => m.activity_kind_node_created(),
  'node.edited': () => m.activity_kind_node_edited(),
  'node.moved': () => m.activity_kind_node_moved(),
  'node.archived': () => m.activity_kind_node_archived(),
  'node.restored': () => m.activity_kind_node_restored(),
  'service_item.created': () => m.activity_kind_item_created(),
  'service_item.edited': () => m.activity_kind_item_edited(),
  'service_item.archived': () => m.activity_kind_item_archived(),
  'service_item.restored': () => m.activity_kind_item_restored(),
  'role.created': () => m.activity_kind_role_created(),
  'role.edited': () => m.activity_kind_role_edited(),
  'role.deleted': () => m.activity_kind_role_deleted(),
  'activity.exported': () => m.activity_kind_exported(),
  'import.made': () => m.activity_kind_import_made(),
  'organization.imported': () => m.activity_kind_imported(),
};

/** A kind of event, as a filter calls it. */
export const kindWords = ({ product }: Catalog, type: AuditEventType): string => kinds[type](product.words);

/** The kinds that the product has something of. */
export const kindsIn = ({ product, services, kinds: nodeKinds }: Catalog): readonly AuditEventType[] =>
  auditEventTypes.filter(
    (type) =>
      (!type.startsWith('user_group.') || product.policies.userGroups !== 'off') &&
      (!type.startsWith('location_group.') || product.policies.locationGroups) &&
      (!type.startsWith('node.') || nodeKinds.size > 1) &&
      (!type.startsWith('service_item.') || [...services.values()].some(({ hasItems }) => hasItems)),
  );
