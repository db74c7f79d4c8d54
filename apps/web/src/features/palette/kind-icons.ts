import { CircleHelp, Grid3x3, KeyRound, type LucideIcon, MapPin, MapPinned, UserRound, UsersRound } from 'lucide-react';
import type { KeptKind } from './hit.ts';

/** What each kind of thing is marked with, the same as in the rail. */
export const kindIcons: Readonly<Record<KeptKind, LucideIcon>> = {
  person: UserRound,
  group: UsersRound,
  node: MapPin,
  place_group: MapPinned,
  item: Grid3x3,
  role: KeyRound,
  question: CircleHelp,
};
