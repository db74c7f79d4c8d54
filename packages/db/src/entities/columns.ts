import type { OrganizationId } from '@totem/domain/ids';
import { p } from '@mikro-orm/postgresql';

/** First in every key of a tenant's table. */
export const organizationId = () => p.uuid().$type<OrganizationId>().primary();

/** From when a row holds, and until just before when; null: no end is planned. */
export const validFrom = () => p.datetime().columnType('timestamptz');
export const validUntil = () => p.datetime().columnType('timestamptz').strictNullable();

export const at = () => p.datetime().columnType('timestamptz');
export const createdAt = () => p.datetime().columnType('timestamptz').defaultRaw('now()');

/** Compared byte for byte, whatever the database's locale: what is searched is folded before it is stored. */
export const folded = () => p.text().collation('C');

/** Strings, numbers and booleans by name, which conditions of a product may read. */
export const attributes = () => p.json<Attributes>().defaultRaw(`'{}'`);
export type Attributes = Readonly<Record<string, string | number | boolean>>;
