import type { Cursor } from '@totem/domain/paging';
import { freshDatabase } from '@totem/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Runtime } from '../runtime.ts';
import { type TestOrganization, importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { listServiceItems } from './list-service-items.ts';

let runtime: Runtime;
let marvel: TestOrganization;
beforeAll(async () => {
  runtime = await openTestRuntime(await freshDatabase());
  marvel = await importTestOrganization(runtime, 'marvel');
});
afterAll(() => runtime.close());

test.each(['name', 'service', 'level'] as const)(
  'BX-19 services in use come by %s in both directions, however small the pages',
  async (by) => {
    const ctx = await marvel.asking('user:nick');
    const { services } = ctx.catalog;
    const rankOf = {
      name: () => 0,
      service: (row: { service: string }) => [...services.keys()].indexOf(row.service),
      level: (row: { node: { id: string } }) => ctx.tree.nodes.findIndex((node) => node.id === row.node.id),
    }[by];
    for (const descending of [false, true])
      for (const pageSize of [1, 2, 50]) {
        const rows = [];
        let cursor: Cursor | undefined;
        do {
          const question = { organizationId: marvel.organizationId, within: marvel.node('organization:marvel'), sort: { by, descending } };
          const page = listServiceItems(ctx, { ...question, cursor, pageSize });
          rows.push(...page.rows);
          cursor = page.next ?? undefined;
        } while (cursor);
        const plain = listServiceItems(ctx, {
          organizationId: marvel.organizationId,
          within: marvel.node('organization:marvel'),
          sort: { by: 'name', descending: false },
          pageSize: 50,
        }).rows;
        const expected = plain.toSorted((one, other) => (rankOf(one) - rankOf(other)) * (descending ? -1 : 1));
        expect(rows).toEqual(by === 'name' && descending ? plain.toReversed() : expected);
      }
    expect(new Set(ctx.tree.items.map((item) => item.service)).size).toBeGreaterThan(1);
  },
);
