import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

export default defineConfig({
  plugins: [react({ compiler: true }), tailwindcss(), earlyFont(), compressedAssets()],
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:4000' } },
  build: {
    target: 'es2024',
    cssTarget: ['chrome123', 'firefox128', 'safari17.5'], // light-dark() stays as it is written
    assetsInlineLimit: 0, // the content security policy lets no font come from a data: address
    modulePreload: { polyfill: false },
    // Few files, and in none what the page that asks for it does without (ADR 0024); the others are cut as it comes.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'], priority: 1 },
            {
              name: (id, graph) => (needsHeavy(id, graph) ? 'schemas' : null),
              test: /node_modules\/zod\/|packages\/domain\//,
              minShareCount: 2,
            },
            { name: (id, graph) => (needsHeavy(id, graph) ? null : 'common'), minShareCount: 6 },
          ],
        },
      },
    },
  },
});

/** Libraries that a page does without unless it needs them. */
const heavy = /node_modules\/(?:zod|@base-ui|@floating-ui|@tanstack\/(?:react-form|form-core|react-virtual|virtual-core))\//;

interface Graph {
  readonly getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null;
}

/** Whether a module comes with one of them, by itself or by what it imports. */
function needsHeavy(id: string, graph: Graph, seen = new Set<string>()): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  return heavy.test(id) || (graph.getModuleInfo(id)?.importedIds ?? []).some((imported) => needsHeavy(imported, graph, seen));
}

/** Asks for the font with the page itself, so that it is there for the first words that are drawn. */
function earlyFont(): Plugin {
  return {
    name: 'early-font',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle = {} }) => {
        const href = Object.keys(bundle).find((name) => /instrument-sans-latin-wght.*\.woff2$/.test(name));
        if (href === undefined) throw new Error('The build has no font to ask for.');
        const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: '', href: `/${href}` };
        return [{ tag: 'link', attrs, injectTo: 'head-prepend' as const }];
      },
    },
  };
}

/** Puts a `.br` and a `.gz` beside each script and style, so that no server compresses the same file twice. */
function compressedAssets(): Plugin {
  return {
    name: 'compressed-assets',
    apply: 'build',
    async writeBundle({ dir = '' }) {
      const assets = join(dir, 'assets');
      const names = (await readdir(assets)).filter((name) => /\.(js|css)$/.test(name));
      await Promise.all(
        names.map(async (name) => {
          const file = join(assets, name);
          const plain = await readFile(file);
          await writeFile(`${file}.br`, await promisify(brotliCompress)(plain));
          await writeFile(`${file}.gz`, await promisify(gzip)(plain, { level: 9 }));
        }),
      );
    },
  };
}
