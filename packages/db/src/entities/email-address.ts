import type { UserId } from '@totem/domain/ids';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { at, folded } from './columns.ts';

/** An address of a person; one key belongs to one person, however the address is written. */
export const EmailAddress = defineEntity({
  name: 'EmailAddressRow',
  tableName: 'email_address',
  properties: {
    /** The address, folded. */
    key: () => folded().primary(),
    userId: p.uuid().$type<UserId>(),
    /** As it was typed. */
    display: p.text(),
    /** Null: nobody has shown yet that they read mail there. */
    verifiedAt: () => at().strictNullable(),
    isPrimary: p.boolean(),
  },
  indexes: [{ name: 'email_address_of_user', properties: ['userId'] }],
  uniques: [{ name: 'email_address_primary', properties: ['userId'], where: 'is_primary' }],
});
