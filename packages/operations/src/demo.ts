import { randomBytes } from 'node:crypto';
import { type Scenario, scenarios } from '@totem/domain/access/scenarios';
import { findCatalog } from '@totem/domain/catalog/products';
import type { OrganizationDocument } from '@totem/domain/organization-document';
import { importOrganization } from '@totem/db/import-organization';
import { type DbConnection, openOrm } from '@totem/db/orm';
import { rowsOfDocument } from '@totem/db/organization-rows';
import { findOrganizationBySlug } from '@totem/db/organizations';
import type { SignUp } from '@totem/domain/sign-in';
import { newDemoOrganization } from './demo-new-organization.ts';
import { openSignIn } from './sign-in.ts';

/** Somebody who can sign in to a demonstration, and what to look at as them. */
export interface DemoSignIn {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly organization: string;
  readonly note: string;
}

/** Of everybody in the demonstration: a password that is printed at every start protects nothing. */
export const demoPassword = 'four quiet orchards at noon';

const people: readonly (Omit<DemoSignIn, 'password'> & { readonly name: string })[] = [
  {
    name: 'Nick',
    email: 'nick@marvel.example',
    organization: 'marvel',
    note: 'owner of everything; also in ACME, and deactivated at Clinique Mouvement',
  },
  { name: 'Felicia', email: 'felicia@oscorp.example', organization: 'marvel', note: 'administrator of Oscorp alone' },
  { name: 'Gwen Stacy', email: 'gwen@oscorp.example', organization: 'marvel', note: 'reader, through a PoS group' },
  { name: 'Mary Jane Watson', email: 'mary-jane@oscorp.example', organization: 'marvel', note: 'reader, through another PoS group' },
  { name: 'May Parker', email: 'may@oscorp.example', organization: 'marvel', note: 'no access yet' },
  { name: 'Pepper Pots', email: 'pepper@stark.example', organization: 'marvel', note: 'contributor through two user groups' },
  { name: 'Sofia', email: 'sofia@clinique.example', organization: 'clinique-mouvement', note: 'super administrator' },
  { name: 'Bruno', email: 'bruno@clinique.example', organization: 'clinique-mouvement', note: 'administrator of the branch Laval' },
  { name: 'Ana', email: 'ana@acme.example', organization: 'acme', note: 'owner of the account' },
  { name: 'Ben', email: 'ben@acme.example', organization: 'acme', note: 'technical, admin and billing' },
  { name: 'Shuri', email: 'shuri@wakanda.example', organization: 'wakanda', note: 'owner of an organization on its first day' },
];

/**
 * Fills a fresh database with the four demonstration organizations and people who can sign in. What is there already
 * stays as it is, so a start that was interrupted is taken up where it stopped.
 */
export async function seedDemo(connection: DbConnection): Promise<readonly DemoSignIn[]> {
  const signIns = people.map((person) => ({ ...person, password: demoPassword }));
  await addPeople(connection, signIns);
  const orm = await openOrm(connection, { queryTimeoutMs: 60_000 });
  try {
    for (const document of [...scenarios.map((scenario) => withNick(scenario)), newDemoOrganization()]) {
      const catalog = findCatalog(document.product);
      if (!catalog || (await findOrganizationBySlug(orm, document.organization.key)) !== null) continue;
      await importOrganization(orm, catalog, rowsOfDocument(catalog, document, new Date()));
    }
  } finally {
    await orm.close();
  }
  return signIns;
}

/** Makes people who may sign in at once. Whoever has one of these addresses already stays as they are. */
export async function addPeople(connection: DbConnection, wanted: readonly SignUp[]): Promise<void> {
  // Nobody signs in through this instance, so nothing is ever signed with its secret.
  const signIn = await openSignIn({
    connection,
    publicUrl: 'http://localhost',
    secret: randomBytes(32).toString('base64url'),
    sendMail: () => Promise.resolve(),
    warn: () => {},
  });
  try {
    for (const { name, email, password } of wanted) await signIn.addVerifiedUser({ name, email, password });
  } finally {
    await signIn.close();
  }
}

/** One person of the demonstration belongs to three organizations, so that there is something to switch between. */
function withNick({ organization: document, name }: Scenario): OrganizationDocument {
  const [pattern] = document.members;
  if (name === 'marvel' || !pattern) return document;
  const nick = { ...pattern, key: 'nick', name: 'Nick', email: 'nick@marvel.example', aliases: [] };
  if (name === 'clinique') return { ...document, members: [...document.members, { ...nick, status: 'suspended', bundle: 'read_only' }] };
  const [grant] = document.grants;
  const given = grant ? [{ ...grant, to: 'user:nick', gives: { role: 'hitflow/technical' } }] : [];
  return { ...document, members: [...document.members, nick], grants: [...document.grants, ...given] };
}
