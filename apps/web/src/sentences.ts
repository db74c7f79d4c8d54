import { reasons, type Reason } from '@totem/domain/errors';
import { m } from './paraglide/messages.js';

/** What people read for each reason. A reason without its sentence does not compile. */
const sentences: Readonly<Record<Reason, () => string>> = {
  'access.denied': m.reason_access_denied,
  'sign_in.required': m.reason_sign_in_required,
  'organization.not_found': m.reason_organization_not_found,
  'node.not_found': m.reason_node_not_found,
  'service_item.not_found': m.reason_service_item_not_found,
  'location_group.not_found': m.reason_location_group_not_found,
  'member.not_found': m.reason_member_not_found,
  'user_group.not_found': m.reason_user_group_not_found,
  'grant.not_found': m.reason_grant_not_found,
  'resource.not_found': m.reason_resource_not_found,
  'permission.not_found': m.reason_permission_not_found,
  'role.not_found': m.reason_role_not_found,
  'member.suspended': m.reason_member_suspended,
  'grant.outside_level': m.reason_grant_outside_level,
  'grant.beyond_ceiling': m.reason_grant_beyond_ceiling,
  'grant.managed_above': m.reason_grant_managed_above,
  'grant.to_self': m.reason_grant_to_self,
  'grant.reason_missing': m.reason_grant_reason_missing,
  'grant.upward': m.reason_grant_upward,
  'grant.cannot_expire': m.reason_grant_cannot_expire,
  'grant.in_the_past': m.reason_grant_in_the_past,
  'grant.not_on_target': m.reason_grant_not_on_target,
  'grant.already_given': m.reason_grant_already_given,
  'owner.last': m.reason_owner_last,
  'self.lockout': m.reason_self_lockout,
  'user_group.outside_level': m.reason_user_group_outside_level,
  'user_group.already_member': m.reason_user_group_already_member,
  'location_group.outside_level': m.reason_location_group_outside_level,
  'role.exclusive': m.reason_role_exclusive,
  'node.kind_not_allowed': m.reason_node_kind_not_allowed,
  'view_as.not_allowed': m.reason_view_as_not_allowed,
  'view_as.nested': m.reason_view_as_nested,
  'view_as.not_lower': m.reason_view_as_not_lower,
  'view_as.beyond_scope': m.reason_view_as_beyond_scope,
  'view_as.managed_above': m.reason_view_as_managed_above,
  'view_as.subject_inactive': m.reason_view_as_subject_inactive,
  'view_as.read_only': m.reason_view_as_read_only,
  'bundle.missing': m.reason_bundle_missing,
  'bundle.wrong_class': m.reason_bundle_wrong_class,
  'seat.none_left': m.reason_seat_none_left,
  'change.conflict': m.reason_change_conflict,
  'version.unknown': m.reason_version_unknown,
  'cursor.unknown': m.reason_cursor_unknown,
  'rate.limited': m.reason_rate_limited,
};

export const isReason = (text: string): text is Reason => Object.hasOwn(reasons, text);

/** Whole, in the reader's language, without a full stop. */
export const sentenceOf = (reason: Reason): string => sentences[reason]();
