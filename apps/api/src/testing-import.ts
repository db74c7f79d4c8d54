import { z } from 'zod';
import type { Caller } from './testing-site.ts';

const Started = z.object({ result: z.object({ data: z.object({ id: z.string() }) }) });

/** Begins an import without a row at a node, as somebody who may. Its id. */
export async function importAt(by: Caller, organizationId: string, node: string): Promise<string> {
  const { text } = await by('imports.start', { organizationId, node, name: 'x.csv', language: 'en', timeZone: 'UTC' });
  return Started.parse(JSON.parse(text)).result.data.id;
}
