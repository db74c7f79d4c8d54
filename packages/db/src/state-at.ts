/**
 * A member's state at an instant, as a subselect: a row of `member_state`, or none.
 *
 * Compared as a row, so that it is read by the index `member_state_of_member`. By its constraint's index, which PostgreSQL
 * takes for as quick, each member would cost some forty pages; and in that index's order, or in a table of one organization
 * each member would cost a walk through all of them.
 *
 * @param member an id, @param at an instant: both as they stand in a statement whose `$1` is the organization.
 */
export const stateAt = (member: string, at: string): string => `(select s.* from member_state s
  where s.organization_id = $1 and (s.member_id, s.valid_from) >= (${member}, '-infinity') and (s.member_id, s.valid_from) <= (${member}, ${at})
    and (s.valid_until is null or s.valid_until > ${at}) order by s.member_id desc, s.valid_from desc limit 1)`;
