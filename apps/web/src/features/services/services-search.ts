import { textParam } from '../../search-params.ts';

/** The words that the list of services is searched by. */
export interface ServicesSearch {
  readonly q?: string | undefined;
}

/** Two roles, by their keys, of which one looks at the difference. */
export interface RolePair {
  readonly compare?: string | undefined;
  readonly with?: string | undefined;
}

export const readServicesSearch = (search: Readonly<Record<string, unknown>>): ServicesSearch => ({
  q: textParam(search['q'])?.slice(0, 200),
});

export const readRolePair = (search: Readonly<Record<string, unknown>>): RolePair => ({
  compare: textParam(search['compare']),
  with: textParam(search['with']),
});
