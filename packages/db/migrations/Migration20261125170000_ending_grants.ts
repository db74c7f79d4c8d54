import { Migration } from '@mikro-orm/migrations';

/** Who loses something soon is looked for every few minutes, among the few grants that have an end. */
export class Migration20261125170000_ending_grants extends Migration {
  override up() {
    this.addSql(
      `create index access_grant_ending on access_grant (organization_id, valid_until) where valid_until is not null and ended_at is null`,
    );
  }
}
