/** Other words for something, of both languages: what is typed is understood in either. */
export const also = (message: (inputs: Record<string, never>, options: { locale: 'en' | 'fr' }) => string): string =>
  `${message({}, { locale: 'en' })} ${message({}, { locale: 'fr' })}`;
