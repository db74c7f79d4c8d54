import { Migration } from '@mikro-orm/migrations';

const clock = `date_trunc('milliseconds', clock_timestamp())`;

/** Fails on a standby (55000), so that a process pointed at a replica by mistake refuses instead of answering late. */
const timeline = `substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)`;

/**
 * What is read before there is an organization, by hash or by id alone, each in one statement of its caller's snapshot.
 *
 * - `who_is_asking`: always one row. No `user_id`: nobody is signed in with this token. No `version`: no such organization.
 * - `whose_key`: the same for an API key; no row: no live key has this hash.
 * - `versions`: one row for each of the organizations that exist.
 * - `organizations_of`: where a person is a member that has not ended.
 */
const functions = [
  {
    signature: 'who_is_asking(session_token text, organization uuid)',
    returns: `user_id uuid, session_id uuid, signed_in_at timestamptz, session_expires_at timestamptz, member_id uuid, status text,
      organization_archived boolean, version bigint, epoch bigint, timeline text, now timestamptz`,
    body: `
      select s."userId", s.id, s."createdAt", s."expiresAt", m.id, ms.status, o.archived_at is not null, v.version, v.epoch, ${timeline}, ${clock}
      from (values (1)) one
      left join auth.session s on s.token = who_is_asking.session_token and s."expiresAt" > clock_timestamp()
      left join public.organization_version v on v.organization_id = who_is_asking.organization
      left join public.organization o on o.organization_id = v.organization_id
      left join public.member m on m.organization_id = v.organization_id and m.user_id = s."userId" and m.ended_at is null
      left join public.member_state ms on ms.organization_id = m.organization_id and ms.member_id = m.id and ms.valid_until is null`,
  },
  {
    signature: 'whose_key(hash bytea, organization uuid)',
    returns: `key_id uuid, scopes text[], member_id uuid, status text, service_account_id uuid, disabled boolean, home_node_id uuid,
      organization_archived boolean, version bigint, epoch bigint, timeline text, now timestamptz`,
    body: `
      select k.id, k.scopes, k.member_id, ms.status, k.service_account_id, a.disabled_at is not null, coalesce(a.home_node_id, ms.home_node_id),
        o.archived_at is not null, v.version, v.epoch, ${timeline}, ${clock}
      from public.api_key k
      join public.organization_version v on v.organization_id = k.organization_id
      join public.organization o on o.organization_id = k.organization_id
      left join public.service_account a on a.organization_id = k.organization_id and a.id = k.service_account_id
      left join public.member_state ms on ms.organization_id = k.organization_id and ms.member_id = k.member_id and ms.valid_until is null
      where k.organization_id = whose_key.organization and k.token_hash = whose_key.hash
        and k.revoked_at is null and (k.expires_at is null or k.expires_at > clock_timestamp())`,
  },
  {
    signature: 'versions(organizations uuid[])',
    returns: 'organization_id uuid, version bigint, epoch bigint, timeline text, now timestamptz',
    body: `
      select v.organization_id, v.version, v.epoch, ${timeline}, ${clock}
      from public.organization_version v where v.organization_id = any (versions.organizations)`,
  },
  {
    signature: 'organizations_of(person uuid)',
    returns: 'organization_id uuid, slug text, name text, product text, archived boolean, member_id uuid, status text, status_since timestamptz',
    body: `
      select o.organization_id, o.slug, o.name, o.product, o.archived_at is not null, m.id, ms.status, ms.valid_from
      from public.membership_directory d
      join public.organization o on o.organization_id = d.organization_id
      join public.member m on m.organization_id = d.organization_id and m.user_id = d.user_id and m.ended_at is null
      join public.member_state ms on ms.organization_id = m.organization_id and ms.member_id = m.id and ms.valid_until is null
      where d.user_id = organizations_of.person`,
  },
];

/** What an import fills; the owner alone may have it counted. */
const counted = [
  'node',
  'node_placement',
  'service_item',
  'member',
  'member_state',
  'member_word',
  'user_group',
  'user_group_member',
  'location_group',
  'location_group_entry',
  'access_grant',
  'resource',
  'resource_location',
  'participation',
  'email_address',
  'membership_directory',
];

/** The few functions that see over organizations, each with a pinned search path, for the api and the worker alone. */
export class Migration20261124100007_lookup extends Migration {
  override up() {
    this.addSql(`create schema lookup`);
    this.addSql(`grant usage on schema public, auth to totem_lookup`);
    this.addSql(`grant select on organization, organization_version, member, member_state, service_account, api_key, membership_directory to totem_lookup`);
    this.addSql(`grant select on auth."session" to totem_lookup`);
    this.addSql(`grant usage, create on schema lookup to totem_lookup`);
    for (const { signature, returns, body } of functions) {
      const name = `lookup.${signature.replaceAll(/(\w+) (text|uuid\[\]|uuid|bytea)/g, '$2')}`;
      this.addSql(
        `create function lookup.${signature} returns table (${returns}) language sql stable security definer set search_path = pg_catalog, pg_temp as $$${body}$$`,
      );
      this.addSql(`revoke all on function ${name} from public`);
      this.addSql(`grant execute on function ${name} to totem_api, totem_worker`);
      this.addSql(`alter function ${name} owner to totem_lookup`);
    }
    this.addSql(
      `create function lookup.refresh_statistics() returns void language sql volatile security definer set search_path = pg_catalog, pg_temp
       as $$ ${counted.map((table) => `analyze public.${table};`).join(' ')} $$`,
    );
    this.addSql(`revoke all on function lookup.refresh_statistics() from public`);
    this.addSql(`grant execute on function lookup.refresh_statistics() to totem_api, totem_worker`);
    this.addSql(`revoke create on schema lookup from totem_lookup`);
    this.addSql(`grant usage on schema lookup to totem_api, totem_worker`);
  }
}
