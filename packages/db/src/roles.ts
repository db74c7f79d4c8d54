import pg from 'pg';
import type { DbConnection } from './orm.ts';

/** What the server may need to let the two roles in; absent where it trusts the connection. */
export interface RolePasswords {
  readonly api?: string;
  readonly worker?: string;
}

const powerless = 'nosuperuser nobypassrls nocreatedb nocreaterole noreplication';

/** Limits that hold for every connection of a role, a pooler in between or not. */
const apiLimits = {
  statement_timeout: '5s',
  lock_timeout: '2s',
  idle_in_transaction_session_timeout: '10s',
  transaction_timeout: '15s',
  client_connection_check_interval: '5s',
  // Every statement names one organization, so one plan serves all; planning the large ones takes longer than running them.
  plan_cache_mode: 'force_generic_plan',
};
const workerLimits = {
  ...apiLimits,
  statement_timeout: '60s',
  lock_timeout: '5s',
  idle_in_transaction_session_timeout: '60s',
  transaction_timeout: '120s',
};

/**
 * Makes the roles that Totem runs as, or makes them again what they should be, and lets them into this database.
 *
 * `totem_owner` owns everything and migrates; `totem_lookup` owns the few functions that see over organizations; nobody
 * signs in as either. `totem_api` and `totem_worker` own nothing and are bound by every policy.
 *
 * @param owner a superuser, or whoever owns the database and may create roles.
 */
export async function makeRoles(owner: DbConnection, passwords: RolePasswords): Promise<void> {
  const client = new pg.Client({ ...owner, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {}); // the query under way rejects, and says it
  await client.connect();
  try {
    const version = Number((await client.query<{ server_version_num: string }>('show server_version_num')).rows[0]?.server_version_num);
    const run = (sql: string) => client.query(sql);
    for (const [role, login] of [
      ['totem_owner', 'nologin'],
      ['totem_lookup', 'nologin'],
      ['totem_api', 'login'],
      ['totem_worker', 'login'],
    ] as const) {
      // Another process may be preparing the same server.
      await run(`do $$ begin create role ${role} ${login}; exception when duplicate_object or unique_violation then null; end $$`);
      const { rows } = await client.query<{ ok: boolean }>(
        `select not (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication) and rolcanlogin = $2 as ok from pg_roles where rolname = $1`,
        [role, login === 'login'],
      );
      if (!rows[0]?.ok) await run(`alter role ${role} ${login} ${powerless}`);
    }
    for (const [role, limits, password] of [
      ['totem_api', apiLimits, passwords.api],
      ['totem_worker', workerLimits, passwords.worker],
    ] as const) {
      for (const [name, value] of Object.entries(limits))
        if (name !== 'transaction_timeout' || version >= 170_000) await retrying(() => run(`alter role ${role} set ${name} = '${value}'`));
      if (password !== undefined) await retrying(() => run(`alter role ${role} password ${client.escapeLiteral(password)}`));
    }
    const database = client.escapeIdentifier(owner.database);
    const me = client.escapeIdentifier(owner.user);
    await run(`grant totem_owner to ${me}`);
    await run(`grant totem_lookup to totem_owner`);
    await run(`grant create, connect on database ${database} to totem_owner`);
    await run(`grant connect on database ${database} to totem_api, totem_worker`);
    await run(`revoke temporary on database ${database} from public`);
    await run(`grant usage, create on schema public to totem_owner`);
  } finally {
    await client.end();
  }
}

/** Two processes that prepare one server write the same rows of its catalog: XX000, "tuple concurrently updated". */
async function retrying(work: () => Promise<unknown>): Promise<void> {
  for (let left = 4; ; left--)
    try {
      await work();
      return;
    } catch (error) {
      if (left === 0 || !(error instanceof pg.DatabaseError) || error.code !== 'XX000') throw error;
    }
}
