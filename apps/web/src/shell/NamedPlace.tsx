import type { ReactNode } from 'react';
import { LocationLink } from './LocationLink.tsx';
import type { NamedPlaceId } from './place-of.ts';
import { useOpensPlace } from './use-opens-place.ts';

/** A location or a location group by name, with the way to its page where the reader may open that very one. */
export function NamedPlace({ to, children }: { to: NamedPlaceId; children: ReactNode }) {
  return useOpensPlace(to) ? <LocationLink to={to}>{children}</LocationLink> : children;
}
