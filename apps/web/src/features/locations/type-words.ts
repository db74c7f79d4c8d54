import type { Catalog } from '@totem/domain/catalog/catalog';
import { say } from '../../product-words.ts';

/** A type of the product's locations. */
export interface LocationType {
  readonly type: string;
  readonly label: string;
}

/** The types that the product's locations have; none where its locations are all alike. */
export const locationTypes = ({ product }: Catalog): readonly LocationType[] =>
  Object.values(product.nodeKinds).flatMap((kind) =>
    kind.isLocation ? Object.entries(kind.types ?? {}).map(([type, label]) => ({ type, label: say(label) })) : [],
  );

/** What a location is: its type where it has one, else its kind. */
export function typeWords(catalog: Catalog, { kind, type }: { readonly kind: string; readonly type: string | null }): string {
  const found = catalog.product.nodeKinds[kind];
  const label = type === null ? undefined : found?.types?.[type];
  return label ? say(label) : found ? say(found.label) : kind;
}
