import { m } from '../../paraglide/messages.js';
import { momentOf } from '../person/why/why-words.ts';

/** The instant that a question is about, as a part of a hit's detail; none for now. */
export const atWords = (at: string | null): string[] => (at === null ? [] : [m.palette_at({ moment: momentOf(at) })]);
