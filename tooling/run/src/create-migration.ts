// `npm run migration -- NAME`: writes the migration that takes the database from what the migrations make to what the
// entities say, to be read and finished by hand. Foreign keys are written by hand only, so none is dropped here.
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { openMigrator } from '@totem/db/migrator';
import { prepareDatabase } from '@totem/db/prepare';
import { startTemporaryPostgres } from '@totem/postgres/server';

const [name = 'change'] = process.argv.slice(2);
const postgres = await startTemporaryPostgres();
try {
  const owner = postgres.connection('postgres');
  await prepareDatabase(owner);
  const orm = await openMigrator(owner);
  const sql = await orm.schema.getUpdateSchemaSQL({ wrap: false });
  const keys: { name: string }[] = await orm.em.execute("select conname as name from pg_constraint where contype = 'f'");
  await orm.close();
  const statements = sql
    .split(/;\s*\n/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '' && !keys.some((key) => statement.endsWith(`drop constraint "${key.name}"`)));
  console.log(statements.length > 0 ? await write(statements) : 'Nothing to migrate.');
} finally {
  await postgres.stop();
}

async function write(statements: readonly string[]): Promise<string> {
  const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const migration = `Migration${stamp}_${name.replaceAll(/\W+/g, '_')}`;
  const file = `packages/db/migrations/${migration}.ts`;
  const lines = statements.map((statement) => `    this.addSql(${JSON.stringify(statement)});`);
  const source = `import { Migration } from '@mikro-orm/migrations';

export class ${migration} extends Migration {
  override up() {
${lines.join('\n')}
  }
}
`;
  await writeFile(resolve(import.meta.dirname, '../../..', file), source, { flag: 'wx' });
  return file;
}
