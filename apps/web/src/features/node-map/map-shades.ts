/** A step of the four shades; 0 for none at all. */
export type Shade = 0 | 1 | 2 | 3 | 4;

/** The greatest number of each of the four steps, least first; steps that would say the same twice are left out. */
export function stepsUpTo(most: number): number[] {
  return [...new Set([0.25, 0.5, 0.75, 1].map((part) => Math.ceil(most * part)))].filter((step) => step > 0);
}

/** The shade of a number when the greatest of all is `most`: the darkest step is always the last. */
export function shadeOf(count: number, most: number): Shade {
  if (count <= 0 || most <= 0) return 0;
  const steps = stepsUpTo(most);
  const step = steps.findIndex((upTo) => count <= upTo);
  const shades = [1, 2, 3, 4] as const;
  return shades[step < 0 ? 3 : step + (4 - steps.length)] ?? 4;
}
