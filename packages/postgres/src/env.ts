const ours = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));

/** Our environment without what PostgreSQL's programs would take for settings, such as PGPORT and PGDATA. */
export const environment: Readonly<Record<string, string | undefined>> = Object.freeze(Object.fromEntries(ours));
