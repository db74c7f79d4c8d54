/** How a moment is said to somebody who reads a list: near ones relative, far ones as a day. */
export function shortMoment(at: Date, now: number, locale: string): string {
  const seconds = Math.round((at.getTime() - now) / 1000);
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  if (Math.abs(seconds) < 60) return relative.format(0, 'second');
  if (Math.abs(seconds) < 3_600) return relative.format(Math.trunc(seconds / 60), 'minute');
  const days = dayOf(at) - dayOf(new Date(now));
  if (days === 0) return relative.format(Math.trunc(seconds / 3_600), 'hour');
  if (Math.abs(days) < 7) return relative.format(days, 'day');
  const sameYear = at.getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...(!sameYear && { year: 'numeric' }) }).format(at);
}

/** The moment in full, in the reader's zone, which it names. */
export const exactMoment = (at: Date, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' }).format(at);

/** Days since 1970 in the reader's zone. */
const dayOf = (at: Date): number => Math.floor((at.getTime() - at.getTimezoneOffset() * 60_000) / 86_400_000);
