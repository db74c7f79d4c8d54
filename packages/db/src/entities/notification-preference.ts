import type { UserId } from '@totem/domain/ids';
import { Channel, NoticeKind } from '@totem/domain/messages';
import { defineEntity, p } from '@mikro-orm/postgresql';

/** A notice that a person switched off, or on again. No row: it is on. */
export const NotificationPreference = defineEntity({
  name: 'NotificationPreferenceRow',
  tableName: 'notification_preference',
  properties: {
    userId: p.uuid().$type<UserId>().primary(),
    kind: p.enum(NoticeKind.options).primary(),
    channel: p.enum(Channel.options).primary(),
    muted: p.boolean(),
  },
});
