import type { Catalog } from '@totem/domain/catalog/catalog';
import type { SetupStep } from '@totem/domain/setup';
import { m } from '../../../paraglide/messages.js';
import { sayAmid } from '../../../product-words.ts';

/** What a step is, in the product's words. */
export function stepWords({ product, roles }: Catalog, { step, kind }: SetupStep): string {
  switch (step) {
    case 'node': {
      const label = product.nodeKinds[kind ?? '']?.label;
      return m.setup_node({ kind: label ? sayAmid(label) : (kind ?? '') });
    }
    case 'service_item':
      return m.setup_service_item();
    case 'member':
      return m.setup_member({ member: sayAmid(product.words.member) });
    case 'access':
      return m.setup_access();
    case 'user_group':
      return m.setup_user_group({ group: sayAmid(product.words.userGroup) });
    case 'second_owner': {
      const role = roles.get(product.policies.ownership.top);
      return m.setup_second_owner({ role: role ? sayAmid(role.label) : '' });
    }
  }
}
