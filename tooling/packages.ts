import { dirname } from 'node:path';
import { listFiles, readSource } from './sources.ts';

export interface Package {
  readonly name: string;
  /** From the root; empty for the root's own. */
  readonly folder: string;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

/** Every package of the workspace, as its package.json says. */
export const packages: readonly Package[] = listFiles()
  .filter((file) => /(^|\/)package\.json$/.test(file))
  .map((file) => {
    const found: Partial<Package> & { name: string } = JSON.parse(readSource(file));
    return {
      folder: file === 'package.json' ? '' : dirname(file),
      exports: {},
      dependencies: {},
      devDependencies: {},
      optionalDependencies: {},
      ...found,
    };
  });

/** The package that a file belongs to: the nearest one up. */
export function packageOf(file: string): Package {
  const holders = packages.filter(({ folder }) => folder === '' || file.startsWith(`${folder}/`));
  const nearest = holders.toSorted((a, b) => b.folder.length - a.folder.length)[0];
  if (!nearest) throw new Error(`${file} is in no package.`);
  return nearest;
}

/** All that a package lists, of whatever sort. */
export const listed = (one: Package): Readonly<Record<string, string>> => ({
  ...one.dependencies,
  ...one.devDependencies,
  ...one.optionalDependencies,
});
