import { catalogOf } from './catalog-of.ts';
import type { Catalog, PermissionEntry, Reach, RoleEntry } from './catalog.ts';
import type { Product, ServiceFunction, ServiceType } from './define-product.ts';

const letters: Readonly<Record<Reach, string>> = { subtree: 'S', granted_locations: 'L', participating: 'P', self: 'O', none: 'N' };

/** Every product's matrix in Markdown: service × function × permission × role × reach, with what was added and what is provisional. */
export const printMatrix = (products: readonly Product[]): string => `# Permissions

Made from the catalogs by \`node tooling/permissions.ts\`; do not edit.

What a role holds, and how far it reaches: **S** everywhere below where it is granted · **L** there, and only at locations one holds ·
**P** only where one participates · **O** only one's own · **N** there, whatever location is named · *extra* in no role, given singly, on top of a
role of the service · blank: not held. ″ = the same row as above. Notes: *prose* from the text of the source rather than its table · *added* for
Totem's own needs · *absent* nothing of the kind in this product · *provisional* fills a gap in the source.

${products.map(printProduct).join('\n')}`;

function printProduct(product: Product): string {
  const catalog = catalogOf(product);
  return `## ${product.label.en}\n\n${Object.entries(product.services)
    .map(([key, service]) => printService(catalog, key, service))
    .join('\n')}`;
}

function printService(catalog: Catalog, key: string, service: ServiceType): string {
  const roles = [...catalog.roles.values()].filter((role) => role.service === key || role.service === null);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const head = ['Function', 'Permissions', 'Effect', ...roles.map(({ label }) => label.en), 'Notes'];
  const title = `### ${key}: ${service.label.en}${service.provisional ? ' (provisional)' : ''}`;
  const rows = service.functions.flatMap((row) => {
    const entries = row.permissions.flatMap((name) =>
      [...catalog.permissions.values()].filter((entry) => entry.key === `${key}:${name}`).map((entry) => cellsOf(name, entry, row, roles)),
    );
    return together(entries).map(({ names, effects, cells, notes }, index) =>
      line([index === 0 ? row.label.en : '″', names.map((name) => `\`${name}\``).join(', '), effects.join(', '), ...cells, notes]),
    );
  });
  return [title, '', line(head), line(head.map(() => '---')), ...rows, ''].join('\n');
}

interface Line {
  readonly names: readonly string[];
  readonly effects: readonly string[];
  readonly cells: readonly string[];
  readonly notes: string;
}

function cellsOf(name: string, entry: PermissionEntry, row: ServiceFunction, roles: readonly RoleEntry[]): Line {
  const cells = roles.map((role) =>
    entry.extraOnly ? '*extra*' : (role.can.get(entry.key) ?? []).map((reach) => letters[reach]).join(' '),
  );
  const notes = [
    row.note,
    row.added?.includes(name) && 'added',
    entry.extraOnly && '**extra only**',
    entry.sensitive && 'sensitive',
    entry.needsLocation && 'needs location',
    entry.feature !== null && `feature \`${entry.feature}\``,
    (row.provisional || entry.provisional) && 'provisional',
  ];
  return { names: [name], effects: [entry.effect], cells, notes: notes.filter(Boolean).join(' · ') };
}

/** Permissions of one row whose cells and notes are equal share a line. */
const together = (lines: readonly Line[]): Line[] =>
  lines.reduce<Line[]>((done, line) => {
    const last = done.at(-1);
    if (!last || last.notes !== line.notes || last.cells.join('|') !== line.cells.join('|')) return [...done, line];
    const effects = [...new Set([...last.effects, ...line.effects])];
    return [...done.slice(0, -1), { ...last, names: [...last.names, ...line.names], effects }];
  }, []);
