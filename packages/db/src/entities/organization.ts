import { Language } from '@totem/domain/language';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { at, createdAt, organizationId } from './columns.ts';
import { ofTenantLookedUp } from './tenancy.ts';

export const Organization = defineEntity({
  name: 'OrganizationRow',
  tableName: 'organization',
  properties: {
    organizationId,
    product: p.text(),
    /** The same as in the directory of slugs. */
    slug: p.text(),
    name: p.text(),
    timeZone: p.text().default('UTC'),
    language: p.enum(Language.options).default('en'),
    paidSeats: p.integer().default(0),
    /** The organization's own choices where its product leaves one. */
    settings: p.json<object>().defaultRaw(`'{}'`),
    createdAt,
    archivedAt: () => at().strictNullable(),
  },
  checks: [{ name: 'organization_paid_seats', expression: 'paid_seats >= 0' }],
  ...ofTenantLookedUp,
});
