import type { MemberId, ServiceAccountId, UserId } from './ids.ts';

/** Who does something: a member of the organization, somebody signed in who is no member (yet), a program, or Totem itself. */
export type Actor = MemberActor | UserActor | ServiceAccountActor | SystemActor;

export interface MemberActor {
  readonly type: 'member';
  readonly member: MemberId;
  readonly user: UserId;
}

export interface UserActor {
  readonly type: 'user';
  readonly user: UserId;
}

export interface ServiceAccountActor {
  readonly type: 'service_account';
  readonly serviceAccount: ServiceAccountId;
}

export interface SystemActor {
  readonly type: 'system';
  /** What Totem does it for: the name of a job or a command. */
  readonly job: string;
}
