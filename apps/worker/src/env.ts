import { DatabaseJson, DatabaseUrl } from '@totem/operations/database-url';
import { z } from 'zod';

const Variables = z.object({
  /** Comes before DATABASE_URL: from the process that started us. */
  TOTEM_DB: DatabaseJson.optional(),
  DATABASE_URL: DatabaseUrl.optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, hostname: /./, error: 'it must look like smtp://host:587' }),
  TOTEM_PUBLIC_URL: z.url({ protocol: /^https?$/, hostname: /./, error: 'it must look like https://totem.example' }),
  TOTEM_MAIL_FROM: z.email('it must be an address').optional(),
});

export interface Environment {
  readonly connection: z.output<typeof DatabaseUrl>;
  readonly smtpUrl: string;
  readonly publicUrl: string;
  readonly from: { readonly name: string; readonly address: string };
}

/** The worker's settings; a variable that is empty counts as not set. @returns every problem at once, a sentence each, when there is one */
export function readEnvironment(
  given: Readonly<Record<string, string | undefined>>,
): Environment | { readonly problems: readonly string[] } {
  const parsed = Variables.safeParse(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '')));
  const problems = parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`);
  if (!given['TOTEM_DB'] && !given['DATABASE_URL'])
    problems.push('DATABASE_URL: it must look like postgres://user:password@host:5432/database.');
  const connection = parsed.data?.TOTEM_DB ?? parsed.data?.DATABASE_URL;
  if (!parsed.success || !connection) return { problems };
  const { SMTP_URL: smtpUrl, TOTEM_PUBLIC_URL: publicUrl, TOTEM_MAIL_FROM: address } = parsed.data;
  return Object.freeze({
    connection,
    smtpUrl,
    publicUrl,
    from: { name: 'Totem', address: address ?? `no-reply@${new URL(publicUrl).hostname}` },
  });
}

export const environment = readEnvironment(process.env);
