import { resolve } from 'node:path';
import { DatabaseUrl } from '@totem/operations/database-url';
import { z } from 'zod';

const root = resolve(import.meta.dirname, '../../..');
const port = z.coerce
  .number('it must be a number')
  .int('it must be a whole number')
  .min(0, 'it must be 0 or more')
  .max(65_535, 'it must be 65535 or less');

const Environment = z.object({
  DATABASE_URL: DatabaseUrl.optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, hostname: /./, error: 'it must look like smtp://host:587' }).optional(),
  PORT: port.default(4000),
  PGPORT: port.optional(),
  TOTEM_HOST: z.string().default('127.0.0.1'),
  TOTEM_PUBLIC_URL: z.url({ protocol: /^https?$/, hostname: /./, error: 'it must look like https://totem.example' }).optional(),
  TOTEM_SECRET: z.string().min(32, 'it must have 32 characters or more').optional(),
  /** Of the roles that api and worker connect as; without them they follow from the secret. */
  TOTEM_API_PASSWORD: z.string().optional(),
  TOTEM_WORKER_PASSWORD: z.string().optional(),
  TOTEM_DATA_DIR: z
    .string()
    .default('.data')
    .transform((path) => resolve(root, path)),
});

export type Environment = Readonly<z.infer<typeof Environment>>;

/**
 * Reads the settings of `npm start`; a variable that is empty counts as not set.
 *
 * @returns every problem at once, a sentence each, when there is one.
 */
export function readEnvironment(
  given: Readonly<Record<string, string | undefined>>,
): Environment | { readonly problems: readonly string[] } {
  const parsed = Environment.safeParse(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '')));
  if (parsed.success) return Object.freeze(parsed.data);
  return { problems: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`) };
}

export const environment = readEnvironment(process.env);

/** What a process that we start finds in its own environment, besides what we tell it. */
export const inherited: Readonly<Record<string, string | undefined>> = Object.freeze({ ...process.env });
