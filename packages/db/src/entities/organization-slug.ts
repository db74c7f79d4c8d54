import type { OrganizationId } from '@totem/domain/ids';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { folded } from './columns.ts';

/** The name of an organization in addresses, over all organizations. */
export const OrganizationSlug = defineEntity({
  name: 'OrganizationSlugRow',
  tableName: 'organization_slug',
  properties: {
    slug: () => folded().primary(),
    organizationId: p.uuid().$type<OrganizationId>(),
  },
  uniques: [{ name: 'organization_slug_once', properties: ['organizationId'] }],
});
