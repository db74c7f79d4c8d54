import { getLocale } from '../paraglide/runtime.js';

/** An example of words in the language that the page is read in; the console itself has none but its messages. */
export const inWords = (en: string, fr: string): string => (getLocale() === 'fr' ? fr : en);
