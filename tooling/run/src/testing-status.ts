import { type DbConnection, inOrganization, openOrm } from '@totem/db/orm';
import { OrganizationId } from '@totem/domain/ids';

/** Writes a member's status as rows, for tests of what it does to pages that are open: no operation changes it yet. */
export async function setStatus(connection: DbConnection, slug: string, email: string, status: 'active' | 'suspended'): Promise<void> {
  const orm = await openOrm(connection);
  try {
    const { rows } = await orm.pools.reads.query<{ id: string }>('select organization_id as id from organization_slug where slug = $1', [
      slug,
    ]);
    await inOrganization(
      orm,
      OrganizationId.parse(rows[0]?.id),
      async ({ client, organizationId }) => {
        const ended = await client.query<{ member_id: string; home_node_id: string; at: Date }>(
          `update member_state set valid_until = clock_timestamp()
           where organization_id = $1 and valid_until is null
             and member_id = (select id from member where organization_id = $1 and email_key = $2 and ended_at is null)
           returning member_id, home_node_id, valid_until as at`,
          [organizationId, email],
        );
        const [before] = ended.rows;
        if (!before) throw new Error(`${email} is no member of ${slug}.`);
        await client.query(
          `insert into member_state (organization_id, id, member_id, home_node_id, status, valid_from)
           select $1, uuidv7(), $2, $3, $4, max(valid_until) from member_state where organization_id = $1 and member_id = $2`,
          [organizationId, before.member_id, before.home_node_id, status],
        );
      },
      { purpose: 'changes' },
    );
  } finally {
    await orm.close();
  }
}
