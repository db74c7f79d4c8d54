import { Migration } from '@mikro-orm/migrations';
import { getConstructionPlans } from 'pg-boss';

/**
 * The tables of the queue (pg-boss 12, pinned), as it constructs them itself, and the queues. An upgrade of the library is
 * a further migration, with its own `getMigrationPlans`.
 */
export class Migration20261124100006_queue extends Migration {
  override up() {
    // Its own begin and commit would end the migration's transaction half-way, and its timeouts would stay for the rest.
    const plans = getConstructionPlans('job')
      .replace(/^\s*BEGIN;(\s*SET LOCAL [^;]*;)*/, '')
      .replace(/COMMIT;\s*$/, '');
    this.addSql(plans);
    const dead = { policy: 'standard' };
    const queue = { policy: 'standard', retryLimit: 8, retryDelay: 2, retryBackoff: true, heartbeatSeconds: 10, deadLetter: 'dead' };
    this.addSql(`select job.create_queue('dead', '${JSON.stringify(dead)}'::jsonb)`);
    for (const name of ['mail', 'grant.ending']) this.addSql(`select job.create_queue('${name}', '${JSON.stringify(queue)}'::jsonb)`);
  }
}
