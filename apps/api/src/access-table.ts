import type { AdministrationPermission } from '@totem/domain/catalog/administration';

/** Who may call a procedure, and what else it asks of a member. */
export interface AccessRow {
  /** `member`: of the organization that the input names, and not suspended. */
  readonly who: 'anybody' | 'signed_in' | 'member';
  /** The permission that the member needs at the node that the input names, or at which what it names hangs. */
  readonly needs?: AdministrationPermission;
  /** What the input names has to be the member's to see; it is not found otherwise. */
  readonly sees?: 'node' | 'member' | 'user_group' | 'location_group';
  /** Each line of the draft is judged for itself. */
  readonly judges?: 'lines';
  /** Another that they need at another node, which the input names too. */
  readonly elsewhere?: AdministrationPermission;
  /** What they need they need at the root: it is about the organization as a whole. */
  readonly atRoot?: true;
  /** Changes something: the others only read. */
  readonly changes?: true;
}

/** A row for every procedure; a test walks the router, and calls each as everybody who may not. */
export const accessTable: Readonly<Record<string, AccessRow>> = {
  'me.person': { who: 'anybody' },
  'me.settings': { who: 'signed_in' },
  'me.changeSettings': { who: 'signed_in' },
  // Answers with nothing for a node that is not theirs.
  'me.rights': { who: 'member' },
  // Names of those whom anybody may turn to; nothing else of them.
  'me.whomToAsk': { who: 'member' },

  'organizations.mine': { who: 'signed_in' },
  // Not found for who is not suspended there.
  'organizations.deactivated': { who: 'signed_in' },
  'organizations.bySlug': { who: 'member' },
  'organizations.seats': { who: 'member', needs: 'administration:member.view' },
  'organizations.overview': { who: 'member', needs: 'administration:member.view' },
  'organizations.setup': { who: 'member', needs: 'administration:member.view' },

  'nodes.list': { who: 'member', sees: 'node' },
  'nodes.get': { who: 'member', sees: 'node' },
  'nodes.search': { who: 'member', sees: 'node' },
  'nodes.map': { who: 'member', needs: 'administration:member.view' },
  'nodes.create': { who: 'member', needs: 'administration:node.create', changes: true },
  'nodes.edit': { who: 'member', needs: 'administration:node.edit', changes: true },
  'nodes.archive': { who: 'member', needs: 'administration:node.archive', changes: true },
  'nodes.restore': { who: 'member', needs: 'administration:node.archive', changes: true },
  'nodes.previewMove': { who: 'member', needs: 'administration:location.archive', elsewhere: 'administration:location.create' },
  'nodes.move': { who: 'member', needs: 'administration:location.archive', elsewhere: 'administration:location.create', changes: true },
  'serviceItems.list': { who: 'member', sees: 'node' },
  'serviceItems.get': { who: 'member', sees: 'node' },
  'serviceItems.create': { who: 'member', needs: 'administration:service_item.create', changes: true },
  'serviceItems.edit': { who: 'member', needs: 'administration:service_item.edit', changes: true },
  'serviceItems.archive': { who: 'member', needs: 'administration:service_item.archive', changes: true },
  'serviceItems.restore': { who: 'member', needs: 'administration:service_item.archive', changes: true },

  'roles.create': { who: 'member', needs: 'administration:role.manage', atRoot: true, changes: true },
  'roles.preview': { who: 'member', needs: 'administration:role.manage', atRoot: true },
  'roles.edit': { who: 'member', needs: 'administration:role.manage', atRoot: true, changes: true },
  'roles.previewDeletion': { who: 'member', needs: 'administration:role.manage', atRoot: true },
  'roles.delete': { who: 'member', needs: 'administration:role.manage', atRoot: true, changes: true },

  'members.list': { who: 'member', needs: 'administration:member.view' },
  'members.count': { who: 'member', needs: 'administration:member.view' },
  'members.select': { who: 'member', needs: 'administration:member.view' },
  'members.get': { who: 'member', sees: 'member' },
  'members.effective': { who: 'member', sees: 'member' },
  'userGroups.list': { who: 'member', needs: 'administration:member.view' },
  'userGroups.get': { who: 'member', sees: 'user_group' },
  'userGroups.members': { who: 'member', sees: 'user_group' },
  'userGroups.create': { who: 'member', needs: 'administration:user_group.create', changes: true },
  'userGroups.edit': { who: 'member', sees: 'user_group', needs: 'administration:user_group.edit', changes: true },
  'userGroups.deleted': { who: 'member', needs: 'administration:user_group.delete' },
  'userGroups.getDeleted': { who: 'member', sees: 'user_group' },
  'locations.tree': { who: 'member', needs: 'administration:location.view' },
  'locations.list': { who: 'member', needs: 'administration:location.view' },
  'locations.get': { who: 'member', needs: 'administration:location.view' },
  'locationGroups.list': { who: 'member', needs: 'administration:location.view' },
  'locationGroups.get': { who: 'member', sees: 'location_group' },
  'locationGroups.deleted': { who: 'member', needs: 'administration:location_group.delete' },
  'locationGroups.getDeleted': { who: 'member', sees: 'location_group' },
  'locationGroups.places': { who: 'member', sees: 'location_group' },
  'locationGroups.holders': { who: 'member', sees: 'location_group' },
  'locationGroups.compare': { who: 'member', sees: 'location_group' },
  'locationGroups.create': { who: 'member', needs: 'administration:location_group.create', changes: true },
  'locationGroups.edit': { who: 'member', sees: 'location_group', needs: 'administration:location_group.edit', changes: true },

  // About oneself everybody may ask.
  'access.check': { who: 'member', sees: 'member', needs: 'administration:member.view' },
  'access.checkMany': { who: 'member', sees: 'member', needs: 'administration:member.view' },
  'access.explain': { who: 'member', sees: 'member', needs: 'administration:member.view' },
  'access.locations': { who: 'member', sees: 'member' },
  'access.locationGroups': { who: 'member', sees: 'member' },
  'access.whoCan': { who: 'member', needs: 'administration:member.view' },
  'access.everyone': { who: 'member', needs: 'administration:member.view' },
  'access.changed': { who: 'member', needs: 'administration:member.view' },
  'access.countEveryone': { who: 'member', needs: 'administration:member.view' },

  'grants.preview': { who: 'member', judges: 'lines' },
  'grants.needless': { who: 'member', needs: 'administration:member.view' },
  'grants.save': { who: 'member', judges: 'lines', changes: true },

  'activity.list': { who: 'member', needs: 'administration:activity.view' },
  // Of their own access everybody may know what was done to it.
  'activity.mine': { who: 'member' },
  // One's own.
  'activity.exports': { who: 'member' },
  'activity.startExport': { who: 'member', needs: 'administration:activity.export', changes: true },
  'activity.removeExport': { who: 'member', changes: true },
  'activity.verify': { who: 'member', needs: 'administration:activity.view' },

  // One's own; each row is judged for itself, with what its maker may do when it is made.
  'imports.list': { who: 'member' },
  'imports.get': { who: 'member' },
  'imports.rows': { who: 'member' },
  'imports.start': { who: 'member', needs: 'administration:grant.give', changes: true },
  'imports.addRows': { who: 'member', changes: true },
  'imports.judge': { who: 'member', changes: true },
  'imports.editRow': { who: 'member', changes: true },
  'imports.dropRow': { who: 'member', changes: true },
  'imports.run': { who: 'member', changes: true },
  'imports.stop': { who: 'member', changes: true },
  'imports.remove': { who: 'member', changes: true },

  // Asked anew before each message; names what the member sees, and of all else says only that there is something.
  'changes.follow': { who: 'member' },
};
