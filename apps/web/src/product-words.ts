import type { Text } from '@totem/domain/language';
import { getLocale } from './paraglide/runtime.js';

/** A product's word in the language of the page. */
export const say = (text: Text): string => text[getLocale()];

/** The same amid a sentence: "user group", and still "PoS group" and "Point of Service". */
export const sayAmid = (text: Text): string => {
  const word = say(text);
  return /^\p{Lu}[^\p{Lu}]*$/u.test(word) ? word.charAt(0).toLocaleLowerCase(getLocale()) + word.slice(1) : word;
};
