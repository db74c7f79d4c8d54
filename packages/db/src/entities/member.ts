import type { MemberId, UserId } from '@totem/domain/ids';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { at, attributes, createdAt, folded, organizationId } from './columns.ts';
import { ofTenantLookedUp } from './tenancy.ts';

/** What a person is in one organization. Name and address are copies, so that lists read no other table. */
export const Member = defineEntity({
  name: 'MemberRow',
  tableName: 'member',
  properties: {
    organizationId,
    id: p.uuid().$type<MemberId>().primary(),
    /** Null: imported without an address; decided about, but cannot sign in. */
    userId: p.uuid().$type<UserId>().strictNullable(),
    /** With the key, the subject of questions from outside. */
    type: p.text().default('user'),
    key: p.text().strictNullable(),
    name: p.text(),
    /** The name, folded: what lists are ordered by. */
    nameFolded: () => folded(),
    email: p.text().strictNullable(),
    emailKey: () => folded().strictNullable(),
    attributes,
    createdAt,
    /** Set together with the state `ended`; a person who comes back is a new member. */
    endedAt: () => at().strictNullable(),
  },
  indexes: [
    { name: 'member_by_name', properties: ['organizationId', 'nameFolded', 'id'] },
    { name: 'member_by_address', properties: ['organizationId', 'emailKey'] },
  ],
  uniques: [
    { name: 'member_of_user', properties: ['organizationId', 'userId'], where: 'ended_at is null' },
    { name: 'member_key', properties: ['organizationId', 'type', 'key'], where: 'ended_at is null' },
  ],
  ...ofTenantLookedUp,
});
