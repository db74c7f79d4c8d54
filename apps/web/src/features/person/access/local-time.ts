import { getLocale } from '../../../paraglide/runtime.js';

/** An instant as a field for date and time holds it, in the reader's zone; without one, nothing. */
export function localOf(instant: string | null): string {
  if (instant === null) return '';
  const at = new Date(instant);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The instant that a field for date and time holds; null for none. */
export function instantOf(local: string): string | null {
  const at = new Date(local);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** The reader's time zone by its name. */
export const zone = (): string => {
  const { timeZone } = new Intl.DateTimeFormat(getLocale()).resolvedOptions();
  return timeZone.replaceAll('_', ' ');
};
