import type { UserId } from '@totem/domain/ids';
import { Language } from '@totem/domain/language';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { createdAt } from './columns.ts';

/** A person, in every organization: the id is the one that signing in knows. */
export const AppUser = defineEntity({
  name: 'AppUserRow',
  tableName: 'app_user',
  properties: {
    id: p.uuid().$type<UserId>().primary(),
    displayName: p.text(),
    language: p.enum(Language.options).default('en'),
    timeZone: p.text().default('UTC'),
    isOperator: p.boolean().default(false),
    createdAt,
  },
});
