import { resolve } from 'node:path';
import { DatabaseUrl } from '@totem/operations/database-url';
import { z } from 'zod';

const number = (least: number, most: number) =>
  z.coerce
    .number('it must be a number')
    .int('it must be a whole number')
    .min(least, `it must be ${least} or more`)
    .max(most, `it must be ${most} or less`);

const Variables = z.object({
  DATABASE_URL: DatabaseUrl,
  TOTEM_PUBLIC_URL: z.url({ protocol: /^https?$/, hostname: /./, error: 'it must look like https://totem.example' }),
  TOTEM_SECRET: z.string('it must have 32 characters or more').min(32, 'it must have 32 characters or more'),
  TOTEM_HOST: z.string().default('127.0.0.1'),
  PORT: number(1, 65_535).default(4000),
  /** Addresses or ranges of the proxies in front, by commas. */
  TOTEM_TRUST_PROXY: z.string().optional(),
  TOTEM_REQUESTS_PER_MINUTE: number(1, 10_000_000).optional(),
  /** How long we go on answering after the balancer was told that we stop. */
  TOTEM_DRAIN_DELAY_MS: number(0, 60_000).default(5_000),
  TOTEM_RELEASE: z.string().default('development'),
  TOTEM_WEB_DIR: z.string().default(resolve(import.meta.dirname, '../../web/dist')),
});
export type Environment = Readonly<z.output<typeof Variables>>;

/** The API's settings; a variable that is empty counts as not set. @returns every problem at once, a sentence each, when there is one */
export function readEnvironment(
  given: Readonly<Record<string, string | undefined>>,
): Environment | { readonly problems: readonly string[] } {
  const parsed = Variables.safeParse(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '')));
  if (parsed.success) return Object.freeze(parsed.data);
  return { problems: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`) };
}

export const environment = readEnvironment(process.env);
