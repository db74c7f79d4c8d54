import type { ReactNode } from 'react';
import type { BoxLook } from './Box.tsx';
import type { PartTarget } from './PartLink.tsx';

/** One part of the picture of a why. */
export interface GraphBox {
  /** By which lines find it. */
  readonly name: string;
  readonly words: string;
  /** In grey below the words. */
  readonly below?: string | undefined;
  readonly look?: BoxLook | undefined;
  readonly mark?: ReactNode;
  /** The page of its own. */
  readonly to?: PartTarget | undefined;
}

/** One way from the person to the permission, or to the place: a line of the picture. */
export interface GraphRow {
  readonly key: string;
  /** Null: it is given directly. */
  readonly group: GraphBox | null;
  readonly grant: GraphBox;
  /** The role that a way gives, or what a place is a part of; null where it is given itself. */
  readonly gives: GraphBox | null;
  /** It does nothing more than another one. */
  readonly isIdle: boolean;
}

/** The ways to a yes as they are drawn, left to right: person, user group, what was given, role, permission, place, gates. */
export interface Graph {
  readonly person: GraphBox;
  /** Each through the permission. */
  readonly ways: readonly GraphRow[];
  readonly permission: GraphBox;
  /** Each past the permission, to the place. */
  readonly places: readonly GraphRow[];
  readonly where: GraphBox;
  readonly gates: readonly (GraphBox & { readonly isOpen: boolean })[];
}
