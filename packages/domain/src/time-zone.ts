import { z } from 'zod';

/** A time zone by its name in the tz database. */
export const TimeZone = z.string().max(100).refine(isTimeZone, 'it must be a time zone, as in America/Montreal');

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
