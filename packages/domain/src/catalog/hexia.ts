import { defineAdministration, defineProduct, defineService } from './define-product.ts';

const nodes = ['organization', 'subscription'] as const;

/** The four levels that every service has, in this order of power. */
const owner = { label: { en: 'Owner', fr: 'Propriétaire' }, rank: 40, on: nodes } as const;
const administrator = { label: { en: 'Administrator', fr: 'Administrateur' }, rank: 30, on: nodes } as const;
const contributor = { label: { en: 'Contributor', fr: 'Contributeur' }, rank: 20, on: nodes } as const;
const reader = { label: { en: 'Reader', fr: 'Lecteur' }, rank: 10, on: nodes } as const;

const serviceRolesBelowOwner = [
  'voc/administrator',
  'voc/contributor',
  'voc/reader',
  'mystery_shopper/administrator',
  'mystery_shopper/contributor',
  'mystery_shopper/reader',
  'hexia_local/administrator',
  'hexia_local/contributor',
  'hexia_local/reader',
] as const;
const rolesBelowOwner = [
  'administration/administrator',
  'administration/contributor',
  'administration/reader',
  ...serviceRolesBelowOwner,
] as const;
const everyRole = ['administration/owner', 'voc/owner', 'mystery_shopper/owner', 'hexia_local/owner', ...rolesBelowOwner] as const;
const extras = ['voc:confidential.view', 'voc:contest.manage', 'mystery_shopper:confidential.view'] as const;

const administratorsDo = [
  'console.open',
  'node.view',
  'member.view',
  'node.create',
  'node.edit',
  'node.archive',
  'service_item.create',
  'service_item.edit',
  'service_item.archive',
  'member.invite',
  'member.edit',
  'member.suspend',
  'member.end',
  'grant.give',
  'user_group.create',
  'user_group.edit',
  'user_group.delete',
  'user_group.grant',
  'location.view',
  'location.create',
  'location.edit',
  'location_group.create',
  'location_group.edit',
  'location_group.delete',
  'location.archive',
  'view_as.start',
  'activity.view',
  'activity.export',
  'role.manage',
  'request.decide',
  'review.run',
  'service_account.manage',
] as const;

const administration = defineAdministration({
  label: { en: 'Administration portal', fr: 'Portail d’administration' },
  shortLabel: { en: 'Portal', fr: 'Portail' },
  functions: [
    {
      label: { en: 'Access the Administration portal', fr: 'Accéder au portail d’administration' },
      permissions: ['console.open', 'node.view', 'member.view'],
    },
    {
      label: { en: 'Create / Edit / Delete a Subscription', fr: 'Créer / Modifier / Supprimer un abonnement' },
      permissions: ['node.create', 'node.edit', 'node.archive'],
    },
    {
      label: { en: 'Create / Edit / Delete a Service', fr: 'Créer / Modifier / Supprimer un service' },
      permissions: ['service_item.create', 'service_item.edit', 'service_item.archive'],
    },
    {
      label: { en: 'Create / Edit / Delete a User & Permissions', fr: 'Créer / Modifier / Supprimer un utilisateur et ses permissions' },
      permissions: ['member.invite', 'member.edit', 'member.suspend', 'member.end', 'grant.give'],
    },
    {
      label: {
        en: 'Create / Edit / Delete a User Group & Permissions',
        fr: 'Créer / Modifier / Supprimer un groupe d’utilisateurs et ses permissions',
      },
      permissions: ['user_group.create', 'user_group.edit', 'user_group.delete', 'user_group.grant'],
    },
    { label: { en: 'View a PoS', fr: 'Voir un point de service' }, permissions: ['location.view'] },
    {
      label: { en: 'Create / Edit (a PoS)', fr: 'Créer / Modifier (un point de service)' },
      permissions: ['location.create', 'location.edit'],
    },
    {
      label: { en: 'Create / Edit / Delete a PoS Group', fr: 'Créer / Modifier / Supprimer un groupe de points de service' },
      permissions: ['location_group.create', 'location_group.edit', 'location_group.delete'],
    },
    { label: { en: 'Archive a PoS', fr: 'Archiver un point de service' }, permissions: ['location.archive'], note: 'added' },
    { label: { en: 'View as another user', fr: 'Voir en tant qu’un autre utilisateur' }, permissions: ['view_as.start'], note: 'prose' },
    {
      label: { en: 'See and export activity', fr: 'Voir et exporter l’activité' },
      permissions: ['activity.view', 'activity.export'],
      note: 'added',
    },
    { label: { en: 'Custom roles', fr: 'Rôles sur mesure' }, permissions: ['role.manage'], note: 'added' },
    { label: { en: 'Decide requests', fr: 'Décider des demandes' }, permissions: ['request.decide'], note: 'added' },
    { label: { en: 'Run access reviews', fr: 'Mener des revues d’accès' }, permissions: ['review.run'], note: 'added' },
    {
      label: { en: 'Service accounts and API keys', fr: 'Comptes de service et clés d’API' },
      permissions: ['service_account.manage'],
      note: 'added',
    },
    { label: { en: 'Organization settings', fr: 'Réglages de l’organisation' }, permissions: ['settings.edit'], note: 'added' },
    { label: { en: 'Webhooks', fr: 'Webhooks' }, permissions: ['webhook.manage'], note: 'added' },
    { label: { en: 'Transfer ownership', fr: 'Transférer la propriété' }, permissions: ['ownership.transfer'], note: 'added' },
    {
      label: { en: 'Nothing of the kind in this product', fr: 'Rien de tel dans ce produit' },
      permissions: ['bundle.choose'],
      note: 'absent',
    },
  ],
  roles: {
    owner: {
      ...owner,
      lets: {
        en: 'do everything in the portal, and name other owners',
        fr: 'tout faire dans le portail, et nommer d’autres propriétaires',
      },
      can: { subtree: [...administratorsDo, 'settings.edit', 'webhook.manage', 'ownership.transfer', 'bundle.choose'] },
      mayAssign: everyRole,
      mayGrantExtra: extras,
      mayGrantLocations: true,
    },
    administrator: {
      ...administrator,
      lets: { en: 'manage people, services and points of service', fr: 'gérer les personnes, les services et les points de service' },
      can: { subtree: administratorsDo },
      mayAssign: rolesBelowOwner,
      mayGrantExtra: extras,
      mayGrantLocations: true,
    },
    contributor: {
      ...contributor,
      lets: { en: 'see and edit their points of service', fr: 'voir et modifier leurs points de service' },
      can: { granted_locations: ['location.view', 'location.edit'] },
    },
    reader: {
      ...reader,
      lets: { en: 'see their points of service', fr: 'voir leurs points de service' },
      can: { granted_locations: ['location.view'] },
    },
  },
});

const vocReaderDoes = ['dashboard.view', 'alert.view', 'result.view', 'competitor_result.view', 'trend.view', 'report.view'] as const;
const vocContributorDoes = [...vocReaderDoes, 'alert.edit', 'alert.forward', 'alert.change_status'] as const;
const vocAdministratorDoes = [...vocContributorDoes, 'alert_rule.manage'] as const;

const voc = defineService({
  label: { en: 'Voice of Customer', fr: 'Voix du client' },
  shortLabel: { en: 'VoC', fr: 'VdC' },
  at: ['subscription'],
  permissions: {
    'dashboard.view': { lets: { en: 'see the dashboard', fr: 'voir le tableau de bord' }, effect: 'read' },
    'alert.view': { lets: { en: 'see alerts', fr: 'voir les alertes' }, effect: 'read' },
    'alert.edit': { lets: { en: 'edit alerts', fr: 'modifier les alertes' }, effect: 'write' },
    'alert.forward': { lets: { en: 'forward alerts', fr: 'transférer les alertes' }, effect: 'write' },
    'alert.change_status': { lets: { en: 'change the status of alerts', fr: 'changer le statut des alertes' }, effect: 'write' },
    'alert_rule.manage': { lets: { en: 'set alerts', fr: 'configurer les alertes' }, effect: 'write' },
    'result.view': { lets: { en: 'see results', fr: 'voir les résultats' }, effect: 'read' },
    'competitor_result.view': { lets: { en: 'see competitors’ results', fr: 'voir les résultats des concurrents' }, effect: 'read' },
    'trend.view': { lets: { en: 'see trends', fr: 'voir les tendances' }, effect: 'read' },
    'report.view': { lets: { en: 'see reports', fr: 'voir les rapports' }, effect: 'read' },
    'confidential.view': {
      lets: { en: 'see confidential information', fr: 'voir les informations confidentielles' },
      effect: 'read',
      extraOnly: true,
      sensitive: true,
      needsLocation: true,
    },
    'contest.manage': { lets: { en: 'manage contests', fr: 'gérer les concours' }, effect: 'write', extraOnly: true, provisional: true },
  },
  functions: [
    { label: { en: 'Access the Dashboard', fr: 'Accéder au tableau de bord' }, permissions: ['dashboard.view'] },
    { label: { en: 'Access the Alerts', fr: 'Accéder aux alertes' }, permissions: ['alert.view'] },
    {
      label: { en: 'Edit / Forward / Change Status of Alerts', fr: 'Modifier / Transférer / Changer le statut des alertes' },
      permissions: ['alert.edit', 'alert.forward', 'alert.change_status'],
    },
    { label: { en: 'Set alerts', fr: 'Configurer les alertes' }, permissions: ['alert_rule.manage'], note: 'prose' },
    { label: { en: 'Access to the Result Section', fr: 'Accéder à la section Résultats' }, permissions: ['result.view'] },
    {
      label: { en: 'Access to the Competitor Results Section', fr: 'Accéder à la section Résultats des concurrents' },
      permissions: ['competitor_result.view'],
    },
    { label: { en: 'Access to the Trends Section', fr: 'Accéder à la section Tendances' }, permissions: ['trend.view'] },
    { label: { en: 'Access to the Report Section', fr: 'Accéder à la section Rapports' }, permissions: ['report.view'] },
    {
      label: { en: 'Access confidential information', fr: 'Accéder aux informations confidentielles' },
      permissions: ['confidential.view'],
    },
    { label: { en: 'Manage contests', fr: 'Gérer les concours' }, permissions: ['contest.manage'], note: 'prose', provisional: true },
  ],
  roles: {
    owner: {
      ...owner,
      lets: { en: 'do everything in Voice of Customer', fr: 'tout faire dans la Voix du client' },
      can: { granted_locations: vocAdministratorDoes },
    },
    administrator: {
      ...administrator,
      lets: { en: 'work with alerts and set them', fr: 'traiter les alertes et les configurer' },
      can: { granted_locations: vocAdministratorDoes },
    },
    contributor: {
      ...contributor,
      lets: { en: 'read, and work with alerts', fr: 'consulter, et traiter les alertes' },
      can: { granted_locations: vocContributorDoes },
    },
    reader: { ...reader, lets: { en: 'read', fr: 'consulter' }, can: { granted_locations: vocReaderDoes } },
  },
});

const mysteryShopperDoes = ['dashboard.view', 'result.view', 'report.view'] as const;

const mysteryShopper = defineService({
  label: { en: 'Mystery Shopper', fr: 'Client mystère' },
  shortLabel: { en: 'MS', fr: 'CM' },
  at: ['subscription'],
  permissions: {
    'dashboard.view': { lets: { en: 'see the dashboard', fr: 'voir le tableau de bord' }, effect: 'read' },
    'result.view': { lets: { en: 'see results', fr: 'voir les résultats' }, effect: 'read' },
    'report.view': { lets: { en: 'see reports', fr: 'voir les rapports' }, effect: 'read' },
    'confidential.view': {
      lets: { en: 'see confidential information', fr: 'voir les informations confidentielles' },
      effect: 'read',
      extraOnly: true,
      sensitive: true,
      needsLocation: true,
    },
  },
  functions: [
    { label: { en: 'Access the Dashboard', fr: 'Accéder au tableau de bord' }, permissions: ['dashboard.view'] },
    { label: { en: 'Access to the Result Section', fr: 'Accéder à la section Résultats' }, permissions: ['result.view'] },
    { label: { en: 'Access to the Report Section', fr: 'Accéder à la section Rapports' }, permissions: ['report.view'] },
    {
      label: { en: 'Access confidential information', fr: 'Accéder aux informations confidentielles' },
      permissions: ['confidential.view'],
    },
  ],
  roles: {
    owner: {
      ...owner,
      lets: { en: 'do everything in Mystery Shopper', fr: 'tout faire dans le Client mystère' },
      can: { granted_locations: mysteryShopperDoes },
    },
    administrator: {
      ...administrator,
      lets: { en: 'do everything in Mystery Shopper', fr: 'tout faire dans le Client mystère' },
      can: { granted_locations: mysteryShopperDoes },
    },
    contributor: { ...contributor, lets: { en: 'read', fr: 'consulter' }, can: { granted_locations: mysteryShopperDoes } },
    reader: { ...reader, lets: { en: 'read', fr: 'consulter' }, can: { granted_locations: mysteryShopperDoes } },
  },
});

const hexiaLocalDoes = ['dashboard.view', 'result.view', 'report.view'] as const;

const hexiaLocal = defineService({
  label: { en: 'Hexia Local', fr: 'Hexia Local' },
  shortLabel: { en: 'Local', fr: 'Local' },
  at: ['subscription'],
  provisional: true,
  permissions: {
    'dashboard.view': { lets: { en: 'see the dashboard', fr: 'voir le tableau de bord' }, effect: 'read', provisional: true },
    'result.view': { lets: { en: 'see results', fr: 'voir les résultats' }, effect: 'read', provisional: true },
    'report.view': { lets: { en: 'see reports', fr: 'voir les rapports' }, effect: 'read', provisional: true },
    'setup.manage': { lets: { en: 'manage Hexia Local', fr: 'gérer Hexia Local' }, effect: 'write', provisional: true },
  },
  functions: [
    {
      label: { en: 'Access the Dashboard', fr: 'Accéder au tableau de bord' },
      permissions: ['dashboard.view'],
      note: 'added',
      provisional: true,
    },
    {
      label: { en: 'Access to the Result Section', fr: 'Accéder à la section Résultats' },
      permissions: ['result.view'],
      note: 'added',
      provisional: true,
    },
    {
      label: { en: 'Access to the Report Section', fr: 'Accéder à la section Rapports' },
      permissions: ['report.view'],
      note: 'added',
      provisional: true,
    },
    { label: { en: 'Manage Hexia Local', fr: 'Gérer Hexia Local' }, permissions: ['setup.manage'], note: 'added', provisional: true },
  ],
  roles: {
    owner: {
      ...owner,
      lets: { en: 'do everything in Hexia Local', fr: 'tout faire dans Hexia Local' },
      can: { granted_locations: [...hexiaLocalDoes, 'setup.manage'] },
    },
    administrator: {
      ...administrator,
      lets: { en: 'do everything in Hexia Local', fr: 'tout faire dans Hexia Local' },
      can: { granted_locations: [...hexiaLocalDoes, 'setup.manage'] },
    },
    contributor: { ...contributor, lets: { en: 'read', fr: 'consulter' }, can: { granted_locations: hexiaLocalDoes } },
    reader: { ...reader, lets: { en: 'read', fr: 'consulter' }, can: { granted_locations: hexiaLocalDoes } },
  },
});

/** Hexia: organizations of subscriptions with points of service, and services filtered by them. */
export const hexia = defineProduct({
  key: 'hexia',
  version: 1,
  label: { en: 'Hexia', fr: 'Hexia' },
  words: {
    organization: { en: 'Organization', fr: 'Organisation' },
    member: { en: 'User', fr: 'Utilisateur' },
    members: { en: 'Users', fr: 'Utilisateurs' },
    role: { en: 'Role', fr: 'Rôle' },
    roles: { en: 'Roles', fr: 'Rôles' },
    userGroup: { en: 'User group', fr: 'Groupe d’utilisateurs' },
    userGroups: { en: 'User groups', fr: 'Groupes d’utilisateurs' },
    location: { en: 'Point of Service', fr: 'Point de service' },
    locations: { en: 'Points of Service', fr: 'Points de service' },
    locationGroup: { en: 'PoS group', fr: 'Groupe de points de service' },
    locationGroups: { en: 'PoS groups', fr: 'Groupes de points de service' },
    extra: { en: 'Additional permission', fr: 'Permission additionnelle' },
    extras: { en: 'Additional permissions', fr: 'Permissions additionnelles' },
    viewAs: { en: 'View as', fr: 'Voir en tant que' },
    invite: { en: 'Add a user', fr: 'Ajouter un utilisateur' },
    confirmInvite: { en: 'Send invitation', fr: 'Envoyer l’invitation' },
    peoplePlace: { en: 'Users', fr: 'Utilisateurs' },
    bundle: { en: 'Bundle', fr: 'Forfait' },
    operator: { en: 'Support', fr: 'Assistance' },
    participant: { en: 'Participant', fr: 'Participant' },
    participants: { en: 'Participants', fr: 'Participants' },
    synonyms: [
      { en: 'Point of Sale', fr: 'Point de vente' },
      { en: 'PoS', fr: 'PDS' },
    ],
  },
  nodeKinds: {
    organization: {
      label: { en: 'Organization', fr: 'Organisation' },
      labels: { en: 'Organizations', fr: 'Organisations' },
      isLevel: true,
    },
    subscription: {
      label: { en: 'Subscription', fr: 'Abonnement' },
      labels: { en: 'Subscriptions', fr: 'Abonnements' },
      under: ['organization'],
      isLevel: true,
      warnWithout: 'point_of_service',
    },
    point_of_service: {
      label: { en: 'Point of Service (PoS)', fr: 'Point de service (PDS)' },
      labels: { en: 'Points of Service (PoS)', fr: 'Points de service (PDS)' },
      under: ['subscription'],
      isLocation: true,
      types: {
        store: { en: 'Store', fr: 'Magasin' },
        segment: { en: 'Segment (pickup point and the like)', fr: 'Segment (point de cueillette et autres)' },
        online: { en: 'Online', fr: 'En ligne' },
      },
    },
  },
  services: { administration, voc, mystery_shopper: mysteryShopper, hexia_local: hexiaLocal },
  resourceTypes: {},
  roles: {},
  features: [],
  bundles: {},
  policies: {
    level: 'chosen',
    oneRoleOf: [],
    userGroups: 'with_grants',
    locationGroups: true,
    customRoles: 'yes',
    bundle: 'none',
    invitation: { lifetimeMs: 259_200_000, preset: [], provisional: true },
    ownership: {
      top: 'administration/owner',
      min: 1,
      max: null,
      firstOwnerGets: ['administration/owner'],
      transfer: true,
      formerOwnerGets: ['administration/administrator'],
    },
    seats: 'none',
    devices: 'unlimited',
    viewAs: { lifetimeMs: 1_800_000, minimumReason: 10 },
    presets: {
      all_subscriptions: {
        label: { en: 'All subscriptions, including new ones', fr: 'Tous les abonnements, y compris les nouveaux' },
        roles: ['voc/reader', 'mystery_shopper/reader', 'hexia_local/reader'],
        locations: true,
      },
    },
    startsWith: [],
  },
});
