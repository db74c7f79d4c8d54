/** Whether every text in an input can be kept: PostgreSQL takes neither the character 0 nor half of a surrogate pair. */
export function isStorable(input: unknown): boolean {
  if (typeof input === 'string') return input.isWellFormed() && !input.includes('\0');
  if (typeof input !== 'object' || input === null) return true;
  return Object.entries(input).every(([key, value]) => isStorable(key) && isStorable(value));
}
