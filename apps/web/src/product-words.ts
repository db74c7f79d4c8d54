import type { Text } from '@totem/domain/language';
import { getLocale } from './paraglide/runtime.js';

/** A product's word in the language of the page. */
export const say = (text: Text): string => text[getLocale()];

/** The same amid a sentence: "user group", and still "PoS group". */
export function sayAmid(text: Text): string {
  const word = say(text);
  const [first = ''] = word.split(' ', 1);
  return first.slice(1) === first.slice(1).toLocaleLowerCase() ? word.charAt(0).toLocaleLowerCase() + word.slice(1) : word;
}
