import type { MemberId } from '@totem/domain/ids';

/** Names of those chosen in this tab: a line bears them before anybody was asked what the draft would do. */
export const peopleNames = new Map<MemberId, string>();
