/** A moment in full, in the reader's zone, which it names. */
export const exactMoment = (at: Date, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' }).format(at);

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * How far a moment is from now: "now", "5 minutes ago", "yesterday", "in 3 days"; from a week on its day, with the year
 * where that is another one. Days are counted by the reader's calendar.
 */
export function relativeMoment(at: Date, nowMs: number, locale: string): string {
  const away = at.getTime() - nowMs;
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const far = Math.abs(away);
  if (far < minute) return words.format(0, 'second');
  if (far < hour) return words.format(Math.trunc(away / minute), 'minute');
  const days = Math.round((midnight(at) - midnight(new Date(nowMs))) / day);
  if (days === 0 || far < 6 * hour) return words.format(Math.trunc(away / hour), 'hour');
  if (Math.abs(days) < 7) return words.format(days, 'day');
  const isThisYear = at.getFullYear() === new Date(nowMs).getFullYear();
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...(!isThisYear && { year: 'numeric' }) }).format(at);
}

/** Where a calendar day begins; a day that daylight saving makes longer or shorter is rounded away. */
const midnight = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
