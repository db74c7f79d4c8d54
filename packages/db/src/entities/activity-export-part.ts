import { defineEntity, p } from '@mikro-orm/postgresql';
import { organizationId } from './columns.ts';
import { ofTenant } from './tenancy.ts';

/** A piece of an exported file, small enough to be held in memory; the pieces in their order are the file. */
export const ActivityExportPart = defineEntity({
  name: 'ActivityExportPartRow',
  tableName: 'activity_export_part',
  properties: {
    organizationId,
    exportId: p.uuid().primary(),
    number: p.integer().primary(),
    content: p.text(),
  },
  ...ofTenant,
});
