/** A moment in full, in the reader's zone, which it names. */
export const exactMoment = (at: Date, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' }).format(at);
