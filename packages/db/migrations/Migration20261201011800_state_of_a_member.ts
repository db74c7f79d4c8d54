import { Migration } from '@mikro-orm/migrations';

/** A member's state at an instant is read with everything that is asked about them; see `state-at.ts`. */
export class Migration20261201011800_state_of_a_member extends Migration {
  override up() {
    this.addSql(`create index member_state_of_member on member_state (organization_id, member_id, valid_from)`);
  }
}
