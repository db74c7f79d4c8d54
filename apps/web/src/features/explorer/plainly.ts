/** A text as it is compared: without marks and capitals, and what stands around it. */
export const plainly = (text: string): string => text.trim().normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
