import type { Text } from '@totem/domain/language';
import { getLocale } from './paraglide/runtime.js';

/** A product's word in the language of the page. */
export const say = (text: Text): string => text[getLocale()];
