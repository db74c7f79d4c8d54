import { catalogOf } from './catalog-of.ts';
import type { Catalog } from './catalog.ts';
import { hexfit } from './hexfit.ts';
import { hexia } from './hexia.ts';
import { hitflow } from './hitflow.ts';

/** The built-in products: the only list of them. */
export const products = { hexia, hexfit, hitflow };

export type BuiltInProduct = keyof typeof products;

const once = <T extends object>(make: () => T) => {
  let made: T | undefined;
  return (): T => (made ??= make());
};

/** Their catalogs, each indexed when it is first asked for, and then kept. */
export const catalogs = {
  hexia: once(() => catalogOf(hexia)),
  hexfit: once(() => catalogOf(hexfit)),
  hitflow: once(() => catalogOf(hitflow)),
} satisfies Record<BuiltInProduct, () => Catalog>;

export const isBuiltIn = (product: string): product is BuiltInProduct => Object.hasOwn(products, product);

/** The catalog of a built-in product by a key that comes from outside; null for any other product. */
export const findCatalog = (product: string): Catalog | null => (isBuiltIn(product) ? catalogs[product]() : null);
