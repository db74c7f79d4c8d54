import type { PermissionDefinition } from './define-product.ts';

/**
 * What Totem itself asks about, the same in every product, so that operations and screens know no product. Each product
 * places every one of them in its roles.
 */
export const administrationPermissions = {
  'console.open': { lets: { en: 'open the administration', fr: 'ouvrir l’administration' }, effect: 'read' },
  'node.view': { lets: { en: 'see what the organization is made of', fr: 'voir de quoi l’organisation est faite' }, effect: 'read' },
  'node.create': { lets: { en: 'create what the organization is made of', fr: 'créer ce dont l’organisation est faite' }, effect: 'admin' },
  'node.edit': { lets: { en: 'edit what the organization is made of', fr: 'modifier ce dont l’organisation est faite' }, effect: 'admin' },
  'node.archive': {
    lets: { en: 'archive what the organization is made of', fr: 'archiver ce dont l’organisation est faite' },
    effect: 'admin',
  },
  'location.view': { lets: { en: 'see a place', fr: 'voir un lieu' }, effect: 'read' },
  'location.create': { lets: { en: 'create a place', fr: 'créer un lieu' }, effect: 'write' },
  'location.edit': { lets: { en: 'edit a place', fr: 'modifier un lieu' }, effect: 'write' },
  'location.archive': { lets: { en: 'archive a place', fr: 'archiver un lieu' }, effect: 'admin' },
  'location_group.create': { lets: { en: 'make groups of places', fr: 'créer des groupes de lieux' }, effect: 'admin' },
  'location_group.edit': { lets: { en: 'change groups of places', fr: 'modifier des groupes de lieux' }, effect: 'admin' },
  'location_group.delete': { lets: { en: 'delete groups of places', fr: 'supprimer des groupes de lieux' }, effect: 'admin' },
  'service_item.create': { lets: { en: 'add services', fr: 'ajouter des services' }, effect: 'admin' },
  'service_item.edit': { lets: { en: 'rename services', fr: 'renommer des services' }, effect: 'admin' },
  'service_item.archive': { lets: { en: 'archive services', fr: 'archiver des services' }, effect: 'admin' },
  'member.view': {
    lets: { en: 'see people and their access, with reasons', fr: 'voir les personnes et leurs accès, avec les raisons' },
    effect: 'read',
  },
  'member.invite': { lets: { en: 'invite people', fr: 'inviter des personnes' }, effect: 'admin' },
  'member.edit': {
    lets: { en: 'edit people’s details and level', fr: 'modifier les coordonnées et le niveau des personnes' },
    effect: 'admin',
  },
  'member.suspend': { lets: { en: 'suspend and restore people', fr: 'suspendre et rétablir des personnes' }, effect: 'admin' },
  'member.end': { lets: { en: 'revoke people’s access', fr: 'révoquer l’accès de personnes' }, effect: 'admin' },
  'grant.give': { lets: { en: 'give and end access', fr: 'donner et retirer des accès' }, effect: 'admin' },
  'bundle.choose': {
    lets: { en: 'choose a person’s bundle and features', fr: 'choisir le forfait et les fonctionnalités d’une personne' },
    effect: 'admin',
  },
  'user_group.create': { lets: { en: 'make groups of people', fr: 'créer des groupes de personnes' }, effect: 'admin' },
  'user_group.edit': { lets: { en: 'change groups of people', fr: 'modifier des groupes de personnes' }, effect: 'admin' },
  'user_group.delete': { lets: { en: 'delete groups of people', fr: 'supprimer des groupes de personnes' }, effect: 'admin' },
  'user_group.grant': {
    lets: { en: 'give and end what groups of people may do', fr: 'donner et retirer les accès de groupes de personnes' },
    effect: 'admin',
  },
  'view_as.start': { lets: { en: 'view as another person', fr: 'voir en tant qu’une autre personne' }, effect: 'admin' },
  'role.manage': { lets: { en: 'make and edit custom roles', fr: 'créer et modifier des rôles sur mesure' }, effect: 'admin' },
  'request.decide': { lets: { en: 'decide requests', fr: 'décider des demandes' }, effect: 'admin' },
  'review.run': { lets: { en: 'run access reviews', fr: 'mener des revues d’accès' }, effect: 'admin' },
  'activity.view': { lets: { en: 'see activity', fr: 'voir l’activité' }, effect: 'read' },
  'activity.export': { lets: { en: 'export activity', fr: 'exporter l’activité' }, effect: 'admin' },
  'service_account.manage': {
    lets: { en: 'manage service accounts and their keys', fr: 'gérer les comptes de service et leurs clés' },
    effect: 'admin',
  },
  'webhook.manage': { lets: { en: 'manage webhooks', fr: 'gérer les webhooks' }, effect: 'admin' },
  'settings.edit': { lets: { en: 'change the organization’s settings', fr: 'modifier les réglages de l’organisation' }, effect: 'admin' },
  'ownership.transfer': { lets: { en: 'offer ownership to someone', fr: 'offrir la propriété à quelqu’un' }, effect: 'admin' },
} as const satisfies Readonly<Record<string, PermissionDefinition>>;

export type AdministrationKey = keyof typeof administrationPermissions;

/** What Totem's own operations and screens ask. */
export type AdministrationPermission = `administration:${AdministrationKey}`;

/** The right to do something to a node; places have rights of their own. */
export const nodeRight = (isLocation: boolean, act: 'create' | 'edit' | 'archive'): AdministrationPermission =>
  `administration:${isLocation ? 'location' : 'node'}.${act}`;
