import { writeFileSync } from 'node:fs';
import { printMatrix } from '../packages/domain/src/catalog/matrix.ts';
import { products } from '../packages/domain/src/catalog/products.ts';

// The test beside the catalogs compares this file with what they say, so a change that widens a role shows it in a diff.
writeFileSync(new URL('../docs/permissions.md', import.meta.url), printMatrix(Object.values(products)));
