import { Migration } from '@mikro-orm/migrations';

/** What became of each mail, and which notices people switched off. Global: a person has one mailbox in all organizations. */
export class Migration20261124110000_mail extends Migration {
  override up() {
    this.addSql(`
      create table mail_delivery (
        key text collate "C" not null,
        user_id uuid not null,
        template text not null,
        state text not null default 'waiting',
        attempts int not null default 0,
        held_until timestamptz,
        ended_at timestamptz,
        answer text,
        created_at timestamptz not null default now(),
        primary key (key)
      )`);
    this.addSql(`
      create table notification_preference (
        user_id uuid not null,
        kind text not null,
        channel text not null,
        muted boolean not null,
        primary key (user_id, kind, channel)
      )`);
    this.addSql(`alter table mail_delivery add constraint mail_delivery_state_check check (state in ('waiting', 'handed_over', 'refused', 'muted'))`);
    this.addSql(`alter table mail_delivery add constraint mail_delivery_end check ((state = 'waiting') = (ended_at is null))`);
    this.addSql(`alter table notification_preference add constraint notification_preference_kind_check check (kind in ('access.changed', 'access.ends_soon'))`);
    this.addSql(`alter table notification_preference add constraint notification_preference_channel_check check (channel in ('mail'))`);
    this.addSql(`create index mail_delivery_of_user on mail_delivery (user_id, created_at)`);
    this.addSql(`alter table notification_preference add constraint notification_preference_user foreign key (user_id) references app_user (id) on delete cascade`);
    this.addSql(`grant select, insert on mail_delivery, notification_preference to totem_api, totem_worker`);
    this.addSql(`grant update (state, attempts, held_until, ended_at, answer) on mail_delivery to totem_worker`);
    this.addSql(`grant delete on mail_delivery to totem_worker`);
    this.addSql(`grant update (muted) on notification_preference to totem_api`);
  }
}
