import type { DbConnection } from '@totem/db/orm';
import { z } from 'zod';

const sslModes = ['disable', 'require', 'verify-ca', 'verify-full'];

/** `postgres://user:password@host:5432/database`. TLS with `?sslmode=`; `verify-full` also checks whose certificate it is. A socket: `?host=/folder`. */
export const DatabaseUrl = z
  .url({ protocol: /^postgres(ql)?$/, hostname: /./, error: 'it must look like postgres://user:password@host:5432/database' })
  .transform((text, context): DbConnection => {
    const url = new URL(text);
    const database = decodeURIComponent(url.pathname.slice(1));
    const sslMode = url.searchParams.get('sslmode') ?? 'disable';
    if (database === '') context.addIssue({ code: 'custom', message: 'it must end with the name of a database' });
    if (!sslModes.includes(sslMode)) context.addIssue({ code: 'custom', message: `its sslmode must be one of ${sslModes.join(', ')}` });
    return {
      host: url.searchParams.get('host') ?? url.hostname.replaceAll(/^\[|\]$/g, ''),
      port: url.port === '' ? 5432 : Number(url.port),
      user: decodeURIComponent(url.username),
      ...(url.password !== '' && { password: decodeURIComponent(url.password) }),
      database,
      ...(sslMode !== 'disable' && { ssl: { rejectUnauthorized: sslMode !== 'require' } }),
    };
  });

/** The same as JSON, from a process that started us. */
export const DatabaseJson = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'it must be JSON' });
      return z.NEVER;
    }
  })
  .pipe(
    z.object({
      host: z.string(),
      port: z.int(),
      user: z.string(),
      password: z.string().exactOptional(),
      database: z.string(),
      ssl: z.union([z.boolean(), z.object({ rejectUnauthorized: z.boolean(), ca: z.string().exactOptional() })]).exactOptional(),
    }),
  );
