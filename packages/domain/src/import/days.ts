/** A day, or an instant, as a cell says it; null for neither. */
export type SaidDay = { readonly day: string } | { readonly instant: string } | null;

/**
 * Reads a day as `2027-01-31` (a time of midnight after it is what spreadsheets add) or an instant as RFC 3339 has it. A day
 * that no calendar has is none, and what has two readings (`01/02/2027`) is not guessed.
 */
export function readDay(text: string): SaidDay {
  const [, day] = /^(\d{4}-\d{2}-\d{2})(?:[ T]00:00(?::00(?:\.0+)?)?)?$/.exec(text) ?? [];
  if (day !== undefined) return isDay(day) ? { day } : null;
  const [, of] = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/.exec(text) ?? [];
  return of !== undefined && isDay(of) && !Number.isNaN(msOf(text)) ? { instant: text } : null;
}

/** Whether a calendar has a day. */
const isDay = (day: string): boolean => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]; // three numbers, as the pattern has it
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const longest = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return month >= 1 && month <= 12 && date >= 1 && date <= longest;
};

// Reads instants that are written down; the clock is asked nowhere.
// oxlint-disable-next-line no-restricted-globals
const msOf = (instant: string): number => Date.parse(instant);
