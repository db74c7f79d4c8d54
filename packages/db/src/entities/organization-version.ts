import { defineEntity, p } from '@mikro-orm/postgresql';
import { organizationId } from './columns.ts';
import { ofTenantLookedUp } from './tenancy.ts';

/** The one row that every change of an organization locks and every request reads. Nothing else updates it. */
export const OrganizationVersion = defineEntity({
  name: 'OrganizationVersionRow',
  tableName: 'organization_version',
  properties: {
    organizationId,
    version: p.bigint('number').default(0),
    /** Raised by hand after a restore: the same version of another epoch is another state. */
    epoch: p.bigint('number').default(0),
  },
  checks: [{ name: 'organization_version_counts', expression: 'version >= 0 and epoch >= 0' }],
  ...ofTenantLookedUp,
});
