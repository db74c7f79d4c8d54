import { defineAdministration, defineProduct, defineService } from './define-product.ts';

/** What Read only sees of a client file, in the source's order. */
const sections = [
  'overview.view',
  'information.view',
  'objective.view',
  'activity.view',
  'stakeholder.view',
  'storage.view',
  'plan.view',
] as const;
const readOnlyDoes = [...sections, 'message.send'] as const;
const employeeDoes = [...readOnlyDoes, 'training_program.view', 'file.edit', 'training_program.edit'] as const;
const managerDoes = [...employeeDoes, 'file.create', 'participant.assign', 'file.archive'] as const;

const files = defineService({
  label: { en: 'Client files', fr: 'Dossiers clients' },
  shortLabel: { en: 'Files', fr: 'Dossiers' },
  permissions: {
    'overview.view': {
      lets: { en: 'see the overview of interventions', fr: 'voir l’aperçu des interventions' },
      effect: 'read',
      feature: 'client_files',
    },
    'information.view': {
      lets: { en: 'see the “Information” tab', fr: 'voir l’onglet « Informations »' },
      effect: 'read',
      feature: 'client_files',
    },
    'objective.view': { lets: { en: 'see objectives', fr: 'voir les objectifs' }, effect: 'read', feature: 'client_files' },
    'activity.view': { lets: { en: 'see activities', fr: 'voir les activités' }, effect: 'read', feature: 'client_files' },
    'stakeholder.view': { lets: { en: 'see stakeholders', fr: 'voir les intervenants' }, effect: 'read', feature: 'client_files' },
    'storage.view': { lets: { en: 'see the cloud storage', fr: 'voir le stockage infonuagique' }, effect: 'read', feature: 'client_files' },
    'plan.view': { lets: { en: 'see plans', fr: 'voir les plans' }, effect: 'read', feature: 'client_files' },
    'training_program.view': {
      lets: { en: 'see training programs', fr: 'voir les programmes d’entraînement' },
      effect: 'read',
      feature: 'training_programs',
      provisional: true,
    },
    'file.edit': { lets: { en: 'modify a file', fr: 'modifier un dossier' }, effect: 'write', feature: 'client_files' },
    'training_program.edit': {
      lets: { en: 'modify training programs', fr: 'modifier les programmes d’entraînement' },
      effect: 'write',
      feature: 'training_programs',
      provisional: true,
    },
    'message.send': {
      lets: { en: 'communicate with stakeholders', fr: 'communiquer avec les intervenants' },
      effect: 'write',
      feature: 'messaging',
    },
    'file.create': { lets: { en: 'create clients', fr: 'créer des clients' }, effect: 'write', feature: 'client_files' },
    'participant.assign': {
      lets: { en: 'assign stakeholders to a file', fr: 'assigner des intervenants à un dossier' },
      effect: 'write',
      feature: 'client_files',
    },
    'file.archive': { lets: { en: 'archive a file', fr: 'archiver un dossier' }, effect: 'write', feature: 'client_files' },
  },
  functions: [
    { label: { en: 'Overview of Interventions', fr: 'Aperçu des interventions' }, permissions: ['overview.view'] },
    { label: { en: '“Information” tab (data)', fr: 'Onglet « Informations » (données)' }, permissions: ['information.view'] },
    { label: { en: 'Objectives', fr: 'Objectifs' }, permissions: ['objective.view'] },
    { label: { en: 'Activities', fr: 'Activités' }, permissions: ['activity.view'] },
    { label: { en: 'Stakeholders', fr: 'Intervenants' }, permissions: ['stakeholder.view'] },
    { label: { en: 'Cloud Storage', fr: 'Stockage infonuagique' }, permissions: ['storage.view'] },
    { label: { en: 'Plans', fr: 'Plans' }, permissions: ['plan.view'] },
    {
      label: { en: 'Training programs', fr: 'Programmes d’entraînement' },
      permissions: ['training_program.view'],
      note: 'added',
      provisional: true,
    },
    { label: { en: 'Modify a file', fr: 'Modifier un dossier' }, permissions: ['file.edit'] },
    {
      label: { en: 'Modify training programs', fr: 'Modifier les programmes d’entraînement' },
      permissions: ['training_program.edit'],
      note: 'added',
      provisional: true,
    },
    { label: { en: 'Communicate with stakeholders', fr: 'Communiquer avec les intervenants' }, permissions: ['message.send'] },
    { label: { en: 'Create clients', fr: 'Créer des clients' }, permissions: ['file.create'] },
    {
      label: { en: 'Manage the customers of a branch', fr: 'Gérer les clients d’une succursale' },
      permissions: ['participant.assign', 'file.archive'],
    },
  ],
  roles: {},
});

const staff = defineService({
  label: { en: 'Employees’ files', fr: 'Dossiers des employés' },
  shortLabel: { en: 'Staff', fr: 'Personnel' },
  permissions: {
    'employee_file.view': { lets: { en: 'see the files of employees', fr: 'voir les dossiers des employés' }, effect: 'read' },
    'employee_file.edit': { lets: { en: 'modify the files of employees', fr: 'modifier les dossiers des employés' }, effect: 'write' },
  },
  functions: [
    { label: { en: 'Files of employees', fr: 'Dossiers des employés' }, permissions: ['employee_file.view', 'employee_file.edit'] },
  ],
  roles: {},
});

const billing = defineService({
  label: { en: 'Billing', fr: 'Facturation' },
  shortLabel: { en: 'Billing', fr: 'Facturation' },
  permissions: {
    'billing.view': {
      lets: { en: 'see the company’s billing information', fr: 'voir les informations de facturation de l’entreprise' },
      effect: 'read',
    },
  },
  functions: [
    {
      label: { en: 'Company billing information', fr: 'Informations de facturation de l’entreprise' },
      permissions: ['billing.view'],
    },
  ],
  roles: {},
});

const people = ['member.invite', 'member.edit', 'member.suspend', 'member.end'] as const;
const company = [
  'activity.export',
  'review.run',
  'role.manage',
  'service_account.manage',
  'webhook.manage',
  'settings.edit',
  'ownership.transfer',
] as const;
const absent = [
  'node.create',
  'node.edit',
  'node.archive',
  'service_item.create',
  'service_item.edit',
  'service_item.archive',
  'location_group.create',
  'location_group.edit',
  'location_group.delete',
] as const;

const administration = defineAdministration({
  label: { en: 'Administration', fr: 'Administration' },
  shortLabel: { en: 'Administration', fr: 'Administration' },
  functions: [
    {
      label: { en: 'Open the administration', fr: 'Ouvrir l’administration' },
      permissions: ['console.open', 'node.view'],
      note: 'added',
    },
    { label: { en: 'See employees', fr: 'Voir les employés' }, permissions: ['member.view'] },
    { label: { en: 'Add and edit employees', fr: 'Ajouter et modifier des employés' }, permissions: people },
    { label: { en: 'Modify profiles', fr: 'Modifier les profils' }, permissions: ['grant.give'] },
    { label: { en: 'Choose the bundle', fr: 'Choisir le forfait' }, permissions: ['bundle.choose'] },
    {
      label: { en: 'Create groups', fr: 'Créer des groupes' },
      permissions: ['user_group.create', 'user_group.edit', 'user_group.delete'],
      added: ['user_group.edit', 'user_group.delete'],
    },
    { label: { en: 'Rights of groups (off)', fr: 'Droits des groupes (désactivés)' }, permissions: ['user_group.grant'], note: 'added' },
    {
      label: { en: 'Branches', fr: 'Succursales' },
      permissions: ['location.view', 'location.edit', 'location.create', 'location.archive'],
      note: 'added',
    },
    { label: { en: 'View as another employee', fr: 'Voir en tant qu’un autre employé' }, permissions: ['view_as.start'], note: 'added' },
    { label: { en: 'See activity', fr: 'Voir l’activité' }, permissions: ['activity.view'], note: 'added' },
    { label: { en: 'Decide requests', fr: 'Décider des demandes' }, permissions: ['request.decide'], note: 'added' },
    { label: { en: 'The company as a whole', fr: 'L’entreprise dans son ensemble' }, permissions: company, note: 'added' },
    { label: { en: 'Nothing of the kind in this product', fr: 'Rien de tel dans ce produit' }, permissions: absent, note: 'absent' },
  ],
  roles: {},
});

const inFiles = <const K extends string>(keys: readonly K[]) => keys.map((key) => `files:${key}` as const);
const inAdministration = <const K extends string>(keys: readonly K[]) => keys.map((key) => `administration:${key}` as const);

const employeeFiles = ['staff:employee_file.view', 'staff:employee_file.edit'] as const;
const groups = ['user_group.create', 'user_group.edit', 'user_group.delete'] as const;
const branchAdministratorDoes = [
  'console.open',
  'node.view',
  'member.view',
  ...people,
  'grant.give',
  'bundle.choose',
  ...groups,
  'location.view',
  'location.edit',
  'view_as.start',
  'activity.view',
  'request.decide',
] as const;

const profilesBelowSuper = ['hexfit/branch_administrator', 'hexfit/manager', 'hexfit/employee', 'hexfit/read_only'] as const;
const profiles = ['hexfit/super_administrator', ...profilesBelowSuper] as const;

/** Hexfit: companies of branches, and client files that professionals take part in. */
export const hexfit = defineProduct({
  key: 'hexfit',
  version: 1,
  label: { en: 'Hexfit', fr: 'Hexfit' },
  words: {
    organization: { en: 'Company', fr: 'Entreprise' },
    member: { en: 'Professional', fr: 'Professionnel' },
    members: { en: 'Employees', fr: 'Employés' },
    role: { en: 'Profile', fr: 'Profil' },
    roles: { en: 'Profiles', fr: 'Profils' },
    userGroup: { en: 'Group', fr: 'Groupe' },
    userGroups: { en: 'Groups', fr: 'Groupes' },
    location: { en: 'Branch', fr: 'Succursale' },
    locations: { en: 'Branches', fr: 'Succursales' },
    locationGroup: { en: 'Branch group', fr: 'Groupe de succursales' },
    locationGroups: { en: 'Branch groups', fr: 'Groupes de succursales' },
    extra: { en: 'Additional permission', fr: 'Permission additionnelle' },
    extras: { en: 'Additional permissions', fr: 'Permissions additionnelles' },
    viewAs: { en: 'View as', fr: 'Voir en tant que' },
    invite: { en: 'Create a professional', fr: 'Créer un professionnel' },
    confirmInvite: { en: 'Send invitation', fr: 'Envoyer l’invitation' },
    peoplePlace: { en: 'Employees', fr: 'Employés' },
    bundle: { en: 'Bundle', fr: 'Forfait' },
    operator: { en: 'Hexpert', fr: 'Hexpert' },
    participant: { en: 'Stakeholder', fr: 'Intervenant' },
    participants: { en: 'Stakeholders', fr: 'Intervenants' },
    synonyms: [{ en: 'Package', fr: 'Offre groupée' }],
  },
  nodeKinds: {
    company: { label: { en: 'Company', fr: 'Entreprise' }, labels: { en: 'Companies', fr: 'Entreprises' }, isLevel: true },
    branch: {
      label: { en: 'Branch', fr: 'Succursale' },
      labels: { en: 'Branches', fr: 'Succursales' },
      under: ['company'],
      isLocation: true,
    },
  },
  services: { files, staff, billing, administration },
  resourceTypes: {
    client_file: {
      label: { en: 'Client file', fr: 'Dossier client' },
      labels: { en: 'Client files', fr: 'Dossiers clients' },
      service: 'files',
      at: ['branch'],
      participants: ['professional'],
      creatorParticipates: true,
    },
    employee_file: {
      label: { en: 'Employee file', fr: 'Dossier d’employé' },
      labels: { en: 'Employee files', fr: 'Dossiers d’employés' },
      service: 'staff',
      at: ['branch'],
      participants: [],
    },
  },
  roles: {
    super_administrator: {
      label: { en: 'Super Administrator', fr: 'Super administrateur' },
      lets: { en: 'control the whole company, without limit', fr: 'contrôler toute l’entreprise, sans limite' },
      rank: 50,
      on: ['company'],
      can: {
        subtree: [
          ...inFiles(managerDoes),
          ...employeeFiles,
          ...inAdministration([
            ...branchAdministratorDoes,
            'user_group.grant',
            'location.create',
            'location.archive',
            ...company,
            ...absent,
          ]),
        ],
        participating: inFiles(employeeDoes),
        none: ['billing:billing.view'],
      },
      seat: 'paid',
      mayAssign: profiles,
    },
    branch_administrator: {
      label: { en: 'Branch administrator', fr: 'Administrateur de succursale' },
      lets: { en: 'control the branches they are assigned to', fr: 'contrôler les succursales qui leur sont assignées' },
      rank: 40,
      on: ['branch'],
      can: {
        subtree: [...inFiles(managerDoes), ...employeeFiles, ...inAdministration(branchAdministratorDoes)],
        participating: inFiles(employeeDoes),
      },
      seat: 'paid',
      mayAssign: profilesBelowSuper,
    },
    manager: {
      label: { en: 'Manager', fr: 'Gestionnaire' },
      lets: {
        en: 'manage all the customers of their branch, and make groups',
        fr: 'gérer tous les clients de leur succursale, et créer des groupes',
      },
      rank: 30,
      on: ['branch'],
      can: {
        subtree: [...inFiles(managerDoes), ...inAdministration([...groups, 'location.view'])],
        participating: inFiles(employeeDoes),
      },
      seat: 'paid',
    },
    employee: {
      label: { en: 'Employee', fr: 'Employé' },
      lets: {
        en: 'work in the client files they take part in, and create clients',
        fr: 'travailler dans les dossiers clients auxquels ils participent, et créer des clients',
      },
      rank: 20,
      on: ['branch'],
      can: { subtree: ['files:file.create'], participating: inFiles(employeeDoes) },
      seat: 'paid',
    },
    read_only: {
      label: { en: 'Read only', fr: 'Lecture seule' },
      lets: {
        en: 'read the client files they take part in, and send messages',
        fr: 'consulter les dossiers clients auxquels ils participent, et envoyer des messages',
      },
      rank: 10,
      on: ['branch'],
      can: { participating: inFiles(readOnlyDoes) },
      seat: 'free',
    },
  },
  features: ['client_files', 'messaging', 'training_programs'],
  bundles: {
    read_only: {
      label: { en: 'Read only', fr: 'Lecture seule' },
      seat: 'free',
      features: ['client_files', 'messaging'],
      provisional: true,
    },
    solo: { label: { en: 'Solo', fr: 'Solo' }, seat: 'paid', features: ['client_files'], provisional: true },
    clinic: { label: { en: 'Clinic', fr: 'Clinique' }, seat: 'paid', features: ['client_files', 'messaging'], provisional: true },
    complete: {
      label: { en: 'Complete', fr: 'Complet' },
      seat: 'paid',
      features: ['client_files', 'messaging', 'training_programs'],
      provisional: true,
    },
  },
  policies: {
    level: 'from_roles',
    oneRoleOf: profiles,
    userGroups: 'without_grants',
    locationGroups: false,
    customRoles: 'operator_approves',
    bundle: { freeRoleGets: 'read_only' },
    invitation: { lifetimeMs: 259_200_000, preset: [], provisional: true },
    ownership: {
      top: 'hexfit/super_administrator',
      min: 1,
      max: null,
      firstOwnerGets: ['hexfit/super_administrator'],
      transfer: false,
      formerOwnerGets: [],
    },
    seats: 'paid_only',
    devices: { max: 1, onConflict: 'evict_after_confirm' },
    viewAs: { lifetimeMs: 1_800_000, minimumReason: 10 },
    presets: {},
    startsWith: ['branch'],
  },
});
