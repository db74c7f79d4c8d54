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
  },
});

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
