import { z } from 'zod';

export const Language = z.enum(['en', 'fr']);
export type Language = z.infer<typeof Language>;

/** Words in every language that people read; a product cannot leave one out. */
export type Text = { readonly [L in Language]: string };
