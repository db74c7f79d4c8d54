/** nullif: the setting is null before its first use in a connection and '' afterwards. */
const mine = `organization_id = nullif(current_setting('app.organization_id', true), '')::uuid`;
const tenant = { name: 'tenant', using: mine, check: mine };

/** Rows of one organization, seen and written under its name alone, by the owner too. */
export const ofTenant = { rowLevelSecurity: 'force' as const, policies: [tenant] };

/** Before there is an organization, the functions of the schema `lookup` find these rows by hash or by id. */
const lookup = { name: 'lookup', command: 'select' as const, roles: ['totem_lookup'], using: 'true' };
export const ofTenantLookedUp = { rowLevelSecurity: 'force' as const, policies: [tenant, lookup] };

/** The same for rows with a period: once it is over, nothing changes them. */
export const ofTenantDated = {
  rowLevelSecurity: 'force' as const,
  policies: [tenant, endedIsFinal('valid_until is null or valid_until > clock_timestamp()')],
};

export const ofTenantDatedLookedUp = { ...ofTenantDated, policies: [...ofTenantDated.policies, lookup] };

/** The same for grants, which keep their planned end apart from the end that somebody made. */
export const ofTenantEnded = { rowLevelSecurity: 'force' as const, policies: [tenant, endedIsFinal('ended_at is null')] };

function endedIsFinal(open: string) {
  return { name: 'ended_is_final', type: 'restrictive' as const, command: 'update' as const, using: open, check: 'true' };
}

/** A period may be empty (ended in the instant it began) but never backwards. */
export const forwards = (table: string) => ({ name: `${table}_period`, expression: 'valid_until >= valid_from' });

/** Of the rows that `columns` (names or expressions) make the same, at most one holds at any instant. */
export const oneAtATime = (table: string, columns: readonly string[], until = 'valid_until') => ({
  name: `${table}_once`,
  expression: `exclude using gist (${columns.map((column) => `${column} with =`).join(', ')}, tstzrange(valid_from, ${until}) with &&)`,
});

/**
 * The same for what a preview writes and takes back: asked at the end of a change's statement, and of a preview's never
 * (`set constraints all deferred`), so that previews of the same draft do not wait for each other.
 */
export const oneAtATimeSaved = (...rule: Parameters<typeof oneAtATime>) => {
  const { name, expression } = oneAtATime(...rule);
  return { name, expression: `${expression} deferrable` };
};
