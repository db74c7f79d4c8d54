type GroupColumn = 'user_group_id' | 'location_group_id';

/** Whether a group, by its id as it stands in a statement whose `$1` is the organization, is not deleted. */
export const stands = (column: GroupColumn, id: string): string =>
  `not exists (select from archive x where x.organization_id = $1 and x.${column} = ${id} and x.valid_until is null)`;

/** The same at an instant: what was deleted later stood then, and what was restored since did not. */
export const stoodAt = (column: GroupColumn, id: string, at: string): string =>
  `not exists (select from archive x where x.organization_id = $1 and x.${column} = ${id}
    and x.valid_from <= ${at} and (x.valid_until is null or x.valid_until > ${at}))`;
