/** What kind of trouble a refusal is; each transport maps a kind to its own status, once. */
export type RefusalKind = 'invalid' | 'unauthenticated' | 'forbidden' | 'not_found' | 'conflict' | 'precondition' | 'rate_limited';

/** Every reason for which something understood is not done, and its kind. A thing one may not see is `….not_found`. */
export const reasons = {
  'access.denied': 'forbidden',
  'sign_in.required': 'unauthenticated',
  'organization.not_found': 'not_found',
  'node.not_found': 'not_found',
  'service_item.not_found': 'not_found',
  'location_group.not_found': 'not_found',
  'member.not_found': 'not_found',
  'user_group.not_found': 'not_found',
  'grant.not_found': 'not_found',
  'resource.not_found': 'not_found',
  'activity_export.not_found': 'not_found',
  'activity_export.under_way': 'conflict',
  'activity_export.too_many': 'precondition',
  'import.not_found': 'not_found',
  'import.under_way': 'conflict',
  'import.too_many': 'precondition',
  'import.too_large': 'precondition',
  'import.not_now': 'conflict',
  'import.missing': 'invalid',
  'import.unknown_name': 'precondition',
  'import.two_things': 'precondition',
  'import.nobody_here': 'precondition',
  'import.twice': 'conflict',
  'import.no_day': 'invalid',
  'import.lies_elsewhere': 'precondition',
  'import.other_level': 'precondition',
  'import.gives_nothing': 'invalid',
  'import.unknown_value': 'invalid',
  'import.rests_on_refused': 'precondition',
  'permission.not_found': 'not_found',
  'role.not_found': 'not_found',
  'role.name_taken': 'conflict',
  'role.right_not_allowed': 'invalid',
  'role.operator_approves': 'precondition',
  'role.in_use': 'precondition',
  'role.too_many': 'precondition',
  'member.suspended': 'forbidden',
  'grant.outside_level': 'precondition',
  'grant.beyond_ceiling': 'forbidden',
  'grant.managed_above': 'forbidden',
  'grant.to_self': 'forbidden',
  'grant.reason_missing': 'precondition',
  'grant.upward': 'forbidden',
  'grant.cannot_expire': 'precondition',
  'grant.in_the_past': 'invalid',
  'grant.not_on_target': 'invalid',
  'grant.already_given': 'conflict',
  'grant.on_deleted': 'conflict',
  'draft.too_large': 'precondition',
  'owner.last': 'precondition',
  'self.lockout': 'precondition',
  'user_group.outside_level': 'precondition',
  'user_group.already_member': 'conflict',
  'user_group.not_here': 'invalid',
  'user_group.name_taken': 'conflict',
  'location_group.outside_level': 'precondition',
  'location_group.not_here': 'invalid',
  'location_group.name_taken': 'conflict',
  'user_group.gone': 'precondition',
  'location_group.gone': 'precondition',
  'role.exclusive': 'precondition',
  'node.kind_not_allowed': 'invalid',
  'node.type_not_allowed': 'invalid',
  'node.name_taken': 'conflict',
  'node.already_there': 'conflict',
  'node.root': 'precondition',
  'node.archived': 'precondition',
  'node.not_archived': 'conflict',
  'service_item.not_here': 'invalid',
  'service_item.name_taken': 'conflict',
  'service_item.archived': 'precondition',
  'service_item.not_archived': 'conflict',
  'view_as.not_allowed': 'forbidden',
  'view_as.nested': 'forbidden',
  'view_as.not_lower': 'forbidden',
  'view_as.beyond_scope': 'forbidden',
  'view_as.managed_above': 'forbidden',
  'view_as.subject_inactive': 'precondition',
  'view_as.read_only': 'forbidden',
  'bundle.missing': 'precondition',
  'bundle.wrong_class': 'precondition',
  'seat.none_left': 'precondition',
  'change.conflict': 'conflict',
  'version.unknown': 'conflict',
  'cursor.unknown': 'invalid',
  'rate.limited': 'rate_limited',
} as const satisfies Record<string, RefusalKind>;

export type Reason = keyof typeof reasons;

export const isReason = (value: unknown): value is Reason => typeof value === 'string' && Object.hasOwn(reasons, value);

/** The answer "no" to something that was understood; a transport turns it into a status and a sentence. */
export class Refusal extends Error {
  readonly reason: Reason;
  readonly kind: RefusalKind;
  /** Ids and names that the sentence may mention; only what the asker may see. */
  readonly details: Readonly<Record<string, string>>;

  constructor(reason: Reason, details: Readonly<Record<string, string>> = {}) {
    super(reason);
    this.reason = reason;
    this.kind = reasons[reason];
    this.details = details;
  }
}

/** Totem cannot know: no answer, which is neither a yes nor a no. `unknown`: a commit whose outcome was not learnt. */
export class Outage extends Error {
  readonly outcome: 'not_done' | 'unknown';

  constructor(outcome: 'not_done' | 'unknown', cause: unknown) {
    super('unavailable', { cause });
    this.outcome = outcome;
  }
}
