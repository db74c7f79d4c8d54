import { defineEntity, p } from '@mikro-orm/postgresql';
import { organizationId, validFrom, validUntil } from './columns.ts';
import { forwards, ofTenantDated, oneAtATime } from './tenancy.ts';

/** Which version of its product is in force in an organization. */
export const OrganizationCatalog = defineEntity({
  name: 'OrganizationCatalogRow',
  tableName: 'organization_catalog',
  properties: {
    organizationId,
    id: p.uuid().primary(),
    product: p.text(),
    productVersion: p.integer(),
    validFrom,
    validUntil,
  },
  checks: [forwards('organization_catalog'), oneAtATime('organization_catalog', ['organization_id'])],
  ...ofTenantDated,
});
