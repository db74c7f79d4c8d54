import type { DbConnection } from './orm.ts';
import { openMigrator } from './migrator.ts';
import { type RolePasswords, makeRoles } from './roles.ts';

/**
 * Brings a database up to date, and the roles that row-level security binds. Doing it twice does no harm.
 *
 * @param owner a superuser, or a role that owns the database and may create roles.
 * @returns how api and worker connect: as roles that own nothing.
 */
export async function prepareDatabase(
  owner: DbConnection,
  passwords: RolePasswords = {},
): Promise<{ api: DbConnection; worker: DbConnection }> {
  await makeRoles(owner, passwords);
  const migrator = await openMigrator({ ...owner, role: 'totem_owner' });
  try {
    await migrator.migrator.up();
  } finally {
    await migrator.close();
  }
  const { password: _ownersOwn, ...server } = owner;
  const as = (user: string, password: string | undefined): DbConnection => ({
    ...server,
    user,
    ...(password !== undefined && { password }),
  });
  return { api: as('totem_api', passwords.api), worker: as('totem_worker', passwords.worker) };
}
