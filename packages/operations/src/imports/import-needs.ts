import type { AdministrationPermission } from '@totem/domain/catalog/administration';

/** What somebody needs where they begin an import, and while it is judged and made; each row is judged for itself besides. */
export const importNeeds: AdministrationPermission = 'administration:grant.give';
