import type { LocationGroupId, NodeId } from '@totem/domain/ids';

/** Names of what was chosen in this tab: drafted lines bear them before anybody was asked what the draft would do. */
export const groupNames = new Map<LocationGroupId, string>();
export const locationNames = new Map<NodeId, string>();
