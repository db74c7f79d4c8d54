import type { MemberId } from '@totem/domain/ids';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { folded, organizationId } from './columns.ts';
import { ofTenant } from './tenancy.ts';

/** The words of a member's name and address, folded: lists search by their beginnings. */
export const MemberWord = defineEntity({
  name: 'MemberWordRow',
  tableName: 'member_word',
  properties: {
    organizationId,
    word: () => folded().primary(),
    memberId: p.uuid().$type<MemberId>().primary(),
  },
  indexes: [{ name: 'member_word_of_member', properties: ['organizationId', 'memberId'] }],
  ...ofTenant,
});
