import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..');

const notOurs = new Set(['node_modules', 'dist', 'coverage', 'paraglide', '.git', '.turbo', '.data']);

/** Every file that people write, as a path from the root, in the order of their names. */
export function listFiles(folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !notOurs.has(name))
    .flatMap((entry) => (entry.isDirectory() ? listFiles(join(folder, entry.name)) : [relative(root, join(folder, entry.name))]))
    .toSorted();
}

export const readSource = (path: string): string => readFileSync(join(root, path), 'utf8');

export const isTest = (path: string): boolean => /\.(test|test-d|e2e)\.tsx?$/.test(path);
