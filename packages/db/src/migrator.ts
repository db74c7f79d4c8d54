import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, defineConfig } from '@mikro-orm/postgresql';
import type { DbConnection } from './orm.ts';
import { entities } from './schema.ts';

/**
 * Opens a database as its owner, to migrate it or to compare it with the entities. No statement has a limit, but no lock
 * is waited for long: a migration never stands in a queue in front of requests.
 *
 * Foreign keys are written in the migrations alone, where they are composite.
 */
export const openMigrator = (owner: DbConnection) =>
  MikroORM.init(
    defineConfig({
      host: owner.host,
      port: owner.port,
      user: owner.user,
      password: owner.password ?? '',
      dbName: owner.database,
      entities,
      extensions: [Migrator],
      forceUtcTimezone: true,
      pool: { min: 0, max: 1 },
      driverOptions: {
        ssl: owner.ssl,
        connectionTimeoutMillis: 5_000,
        lock_timeout: 2_000,
        options: owner.role === undefined ? undefined : `-c role=${owner.role}`,
      },
      schemaGenerator: { ignoreSchema: ['auth', 'job', 'lookup'], createForeignKeyConstraints: false },
      migrations: {
        path: `${import.meta.dirname}/../migrations`,
        glob: '*.ts',
        emit: 'ts',
        snapshot: false,
        tableName: 'migration',
        transactional: true,
        allOrNothing: true,
        silent: true,
      },
    }),
  );
