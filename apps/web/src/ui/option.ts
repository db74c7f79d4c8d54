import type { ReactNode } from 'react';

/** One line of a picker. */
export interface Option<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  /** One sentence: what it is, or what it adds over the one before. */
  readonly detail?: string;
  /** Beside its label: a role's or a level's mark. */
  readonly mark?: ReactNode;
  /** Why it cannot be chosen; it stays in the list and says so. */
  readonly disabledReason?: string | undefined;
}
