import { getLocale } from '../paraglide/runtime.js';

/** A number as it is written in the language of the page: 1,204. */
export const inWords = (count: number): string => count.toLocaleString(getLocale());
