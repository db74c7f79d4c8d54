import { catalogs } from '@totem/domain/catalog/products';
import { type OrganizationDocument, readOrganizationDocument } from '@totem/domain/organization-document';

/** An organization on its first day, for the demonstration: an owner, and nothing else yet. */
export function newDemoOrganization(): OrganizationDocument {
  const { document, faults } = readOrganizationDocument(catalogs.hexia(), {
    format: 'totem/organization@1',
    product: 'hexia',
    productVersion: 1,
    organization: { key: 'wakanda', name: 'Wakanda Outfitters', timeZone: 'America/Toronto', locale: 'en' },
    nodes: [{ kind: 'organization', key: 'wakanda', name: 'Wakanda Outfitters' }],
    members: [{ type: 'user', key: 'shuri', name: 'Shuri', email: 'shuri@wakanda.example' }],
    grants: [{ to: 'user:shuri', gives: { role: 'administration/owner' }, on: 'organization:wakanda' }],
  });
  if (!document) throw new Error(faults.map(({ path, problem }) => `${path}: ${problem}`).join('\n'));
  return document;
}
