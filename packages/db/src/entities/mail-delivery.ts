import type { UserId } from '@totem/domain/ids';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { at, createdAt, folded } from './columns.ts';

/** What became of one mail. Its job may run twice; this row says who may act. */
export const MailDelivery = defineEntity({
  name: 'MailDeliveryRow',
  tableName: 'mail_delivery',
  properties: {
    /** What the mail stands for, e.g. a grant and its end; the Message-ID is made of it. */
    key: () => folded().primary(),
    userId: p.uuid().$type<UserId>(),
    template: p.text(),
    state: p.enum(['waiting', 'handed_over', 'refused', 'muted']).default('waiting'),
    attempts: p.integer().default(0),
    /** Until then whoever took it hands it over, and nobody else. */
    heldUntil: () => at().strictNullable(),
    endedAt: () => at().strictNullable(),
    /** The mail server's code where it refused. */
    answer: p.text().strictNullable(),
    createdAt,
  },
  indexes: [{ name: 'mail_delivery_of_user', properties: ['userId', 'createdAt'] }],
  checks: [{ name: 'mail_delivery_end', expression: "(state = 'waiting') = (ended_at is null)" }],
});
