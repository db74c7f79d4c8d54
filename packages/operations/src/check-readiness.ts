import { type Readiness, readReadiness } from '@totem/db/readiness';
import type { Runtime } from './runtime.ts';

export type { Readiness } from '@totem/db/readiness';

/** Whether this process may serve from its database. @throws Outage */
export const checkReadiness = ({ orm }: Pick<Runtime, 'orm'>): Promise<Readiness> => readReadiness(orm);
