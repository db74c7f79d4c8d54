import type { Catalog } from '@totem/domain/catalog/catalog';
import type { CompiledAccess } from '@totem/domain/access/compile';
import { type Target, locate } from '@totem/domain/access/target';
import { type WhoCanAnswer, whoCan } from '@totem/domain/access/who-can';
import type { MemberId, NodeId, ResourceId, ServiceItemId } from '@totem/domain/ids';
import type { Cursor, Page } from '@totem/domain/paging';
import { type Tree, pathUp } from '@totem/domain/tree';
import type { Place } from './cursor.ts';
import { type Candidate, decidedPage } from './decided-page.ts';
import { stoodAt } from './deleted-groups.ts';
import { type Db, query } from './orm.ts';
import { stateAt } from './state-at.ts';

export interface ListWhoCan<P extends string> {
  readonly catalog: Catalog<P>;
  /** As it was at `at`, in the snapshot that `db` reads. */
  readonly tree: Tree;
  readonly permission: P;
  readonly target: Target;
  /** The instant asked about: now, earlier or later. */
  readonly at: Date;
  /** The same as it was asked for; null: now, which is another at each page. */
  readonly asked?: string | null;
  readonly cursor?: Cursor | undefined;
  readonly pageSize: number;
}

/**
 * Who can, or could at an instant, by name: everybody with a path to the permission on the target, closed gates named.
 *
 * SQL finds, in order, those who held anything that could be such a path; the engine then decides about each, so the list
 * cannot differ from what a single question is answered (I20). Who had ended by then is not listed.
 *
 * @param db a snapshot: all pages' rows are decided at its one version.
 */
export async function listWhoCan<P extends string>(
  db: Db,
  wanted: ListWhoCan<P>,
): Promise<Page<WhoCanAnswer & { readonly access: CompiledAccess }>> {
  const { catalog, tree, permission, target, at, asked = null, cursor, pageSize } = wanted;
  const candidates = candidatesFor(catalog, tree, permission, target);
  if (!candidates) return { rows: [], complete: true, next: null };
  return decidedPage(db, {
    catalog,
    tree,
    at,
    cursor,
    pageSize,
    question: { list: 'who_can', permission, target, asked },
    candidates: (after, limit) => listCandidates(db, candidates, at, after, limit),
    decide(access) {
      const [answer] = whoCan([access], permission, target, at);
      return answer ? { ...answer, access } : null;
    },
  });
}

interface Candidates {
  readonly roles: readonly string[];
  readonly permission: string;
  /** Every node that a grant could be on to cover the thing. */
  readonly nodes: readonly NodeId[];
  readonly item: ServiceItemId | null;
  readonly resource: ResourceId | null;
  readonly owner: MemberId | null;
}

/** What to look for; null where nobody can have a path: an unknown permission or thing. */
function candidatesFor<P extends string>(catalog: Catalog<P>, tree: Tree, permission: P, target: Target): Candidates | null {
  const at = locate(tree, target);
  if (!at || !catalog.permissions.has(permission)) return null;
  const nodes = at.nodes.flatMap((number) => {
    const node = tree.nodes[number];
    return node ? pathUp(tree, node.id).map((above) => above.id) : [];
  });
  return {
    roles: [...catalog.roles.values()].filter((role) => role.can.has(permission)).map((role) => role.key),
    permission,
    nodes: [...new Set(nodes)],
    item: tree.items[at.item]?.id ?? null,
    resource: at.resource?.id ?? null,
    owner: at.resource?.owner ?? null,
  };
}

const holds = (row: string) => `${row}.valid_from <= $2 and (${row}.valid_until is null or ${row}.valid_until > $2)`;

const given = `g.organization_id = $1 and (g.ended_at is null or g.ended_at > $2) and ${holds('g')}
  and (g.role_key = any ($3) or g.permission_key = $4)
  and (g.on_node_id = any ($5) or g.on_service_item_id = $6
    or g.on_location_group_id = any (array(select e.location_group_id from location_group_entry e
      where e.organization_id = $1 and e.location_id = any ($5) and ${holds('e')})))`;

const statement = `
with candidate as (
  select g.to_member_id as id from access_grant g where ${given} and g.to_member_id is not null
  union
  select b.member_id from access_grant g
  join user_group_member b on b.organization_id = $1 and b.user_group_id = g.to_user_group_id and ${holds('b')}
  where ${given} and g.to_user_group_id is not null and ${stoodAt('user_group_id', 'g.to_user_group_id', '$2')}
  union
  select p.member_id from participation p where p.organization_id = $1 and p.resource_id = $7 and ${holds('p')}
  union
  select $8::uuid where $8::uuid is not null
)
select m.id, m.name_folded as folded from candidate c
cross join lateral ${stateAt('c.id', '$2')} s
join member m on m.organization_id = $1 and m.id = c.id
where s.status <> 'ended' and (m.name_folded, m.id) > ($9::text collate "C", $10::uuid)
order by m.name_folded, m.id limit $11`;

async function listCandidates(db: Db, of: Candidates, at: Date, after: Place | null, limit: number): Promise<Candidate[]> {
  const from = after ?? ['', '00000000-0000-0000-0000-000000000000'];
  const rows = await query<{ id: MemberId; folded: string }>(db, 'who_can_candidates', statement, [
    db.organizationId,
    at,
    of.roles,
    of.permission,
    of.nodes,
    of.item,
    of.resource,
    of.owner,
    from[0],
    from[1],
    limit,
  ]);
  return rows.map(({ id, folded }) => ({ id, place: [folded, id] }));
}
