/**
 * The layers and what each may import: default deny, type imports count. `eslint.config.js` turns
 * this table into errors; `tests/lint/layers.test.ts` proves that it does.
 *
 * The first pattern a file matches decides its layer, so the narrow rows stand above the wide ones.
 * A file that no row claims is itself an error: new places are named here first. A layer may always
 * import itself.
 */

/**
 * @typedef {object} Layer
 * @property {string} name
 * @property {string[]} files Patterns from the root of the project.
 * @property {string[]} layers Layers it may import; `*` in a name stands for anything.
 * @property {string[]} packages npm packages it may import.
 * @property {boolean} [node] Whether it may import Node's own modules.
 */

const PURE_CORE = ['shared/result', 'shared/model'];
const REACT = ['react', 'react-dom'];

/** @type {readonly Layer[]} */
export const LAYERS = [
  // shared: pure TypeScript, each layer on the ones above it.
  { name: 'shared/result', files: ['shared/result.ts'], layers: [], packages: ['zod'] },
  {
    name: 'shared/model',
    files: ['shared/model/**'],
    layers: ['shared/result'],
    packages: ['zod', '@noble/hashes'],
  },
  // What a label takes at the caret: stands on numbers, which stand on the rest of text.
  {
    name: 'shared/target',
    files: ['shared/text/target.ts'],
    layers: [...PURE_CORE, 'shared/text', 'shared/numbers'],
    packages: [],
  },
  { name: 'shared/text', files: ['shared/text/**'], layers: PURE_CORE, packages: ['zod'] },
  {
    name: 'shared/numbers',
    files: ['shared/numbers/**'],
    layers: [...PURE_CORE, 'shared/text'],
    packages: ['zod'],
  },
  // Which version of a field came from where, and joining them: what merging stands on.
  { name: 'shared/lineage', files: ['shared/lineage/**'], layers: PURE_CORE, packages: ['zod'] },
  {
    name: 'shared/agreement',
    files: ['shared/agreement/**'],
    layers: [...PURE_CORE, 'shared/text', 'shared/ops'],
    packages: ['zod', 'highs', 'papaparse'],
  },
  {
    name: 'shared/adjudication',
    files: ['shared/adjudication/**'],
    layers: [...PURE_CORE, 'shared/text', 'shared/ops', 'shared/agreement'],
    packages: ['zod'],
  },
  {
    name: 'shared/anchor',
    files: ['shared/anchor/**'],
    layers: [...PURE_CORE, 'shared/text'],
    packages: ['approx-string-match', 'diff'],
  },
  {
    name: 'shared/codebook',
    files: ['shared/codebook/**'],
    layers: [...PURE_CORE, 'shared/text', 'shared/ops', 'shared/codecs'],
    packages: ['zod', 'saxes'],
  },
  {
    name: 'shared/checks',
    files: ['shared/checks/**'],
    layers: [...PURE_CORE, 'shared/text', 'shared/numbers', 'shared/ops'],
    packages: [],
  },
  {
    name: 'shared/search',
    files: ['shared/search/**'],
    layers: [...PURE_CORE, 'shared/text', 'shared/ops'],
    packages: ['minisearch'],
  },
  {
    name: 'shared/session',
    files: ['shared/session/**'],
    layers: [...PURE_CORE, 'shared/text', 'shared/ops'],
    packages: ['zod'],
  },
  {
    name: 'shared/ops',
    files: ['shared/ops/**'],
    layers: [...PURE_CORE, 'shared/lineage', 'shared/text', 'shared/numbers'],
    packages: ['zod', '@noble/hashes'],
  },
  {
    name: 'shared/contract',
    files: ['shared/contract.ts'],
    layers: PURE_CORE,
    packages: ['zod', '@orpc/contract'],
  },
  {
    name: 'shared/merge',
    files: ['shared/merge/**'],
    layers: [
      ...PURE_CORE,
      'shared/lineage',
      'shared/text',
      'shared/anchor',
      'shared/ops',
      'shared/codecs',
    ],
    packages: ['zod'],
  },
  {
    name: 'shared/codecs',
    files: ['shared/codecs/**'],
    layers: [
      ...PURE_CORE,
      'shared/lineage',
      'shared/text',
      'shared/anchor',
      'shared/ops',
      'shared/contract',
    ],
    packages: [
      'zod',
      'papaparse',
      '@noble/hashes',
      'saxes',
      'fflate',
      'hyparquet',
      'hyparquet-writer',
    ],
  },
  // Which articles train, which test: a plan over counts, before anything is written.
  {
    name: 'shared/splits',
    files: ['shared/splits/**'],
    layers: PURE_CORE,
    packages: ['zod', '@noble/hashes'],
  },
  // Names of a dataset that the codebook lacks, and what becomes of them.
  {
    name: 'shared/mapping',
    files: ['shared/mapping/**'],
    layers: [...PURE_CORE, 'shared/text', 'shared/ops', 'shared/codecs'],
    packages: ['zod'],
  },

  // main: Node; thin; no domain decisions.
  {
    name: 'main/scripts',
    files: ['main/**/*.mjs'],
    layers: ['main/scripts'],
    packages: ['rolldown', 'vite', 'electron', '@electron/fuses', 'electron-builder'],
    node: true,
  },
  {
    name: 'main/storage',
    files: ['main/storage/**'],
    layers: ['shared/*'],
    packages: ['zod', 'lowdb', 'write-file-atomic', '@noble/hashes'],
    node: true,
  },
  {
    name: 'main/electron',
    files: ['main/electron.ts', 'main/preload.ts', 'main/electron/**'],
    layers: ['shared/*', 'main', 'main/files', 'main/storage'],
    packages: ['electron', 'zod', 'uuid'],
    node: true,
  },
  {
    name: 'main/search',
    files: ['main/search/**'],
    layers: ['shared/*', 'main/storage'],
    packages: ['zod', 'minisearch'],
    node: true,
  },
  // Articles from files that are more than text: one kind of file each.
  {
    name: 'main/articles',
    files: ['main/articles/**'],
    layers: ['shared/*', 'main/decode', 'main/archive'],
    packages: [
      'zod',
      '@mozilla/readability',
      'linkedom',
      'mammoth',
      'pdfjs-dist',
      'pdfjs-dist/**',
      'postal-mime',
      'mdast-util-from-markdown',
      'mdast-util-gfm',
      'micromark-extension-gfm',
      'mdast',
    ],
    node: true,
  },
  {
    name: 'main/decode',
    files: ['main/files/decode.ts', 'main/files/windows-1252.ts'],
    layers: ['shared/*'],
    packages: ['chardet'],
    node: true,
  },
  {
    name: 'main/archive',
    files: ['main/files/archive.ts', 'main/files/archive-directory.ts'],
    layers: ['shared/*'],
    packages: ['fflate'],
    node: true,
  },
  {
    name: 'main/files',
    files: ['main/files/**'],
    layers: [
      'shared/*',
      'main',
      'main/storage',
      'main/articles',
      'main/decode',
      'main/archive',
      'package',
    ],
    packages: ['zod', 'chardet', '@noble/hashes', 'write-file-atomic', 'fflate'],
    node: true,
  },
  {
    name: 'main',
    files: ['main/**'],
    layers: ['shared/*', 'main/files', 'main/decode', 'main/search', 'main/storage', 'package'],
    packages: [
      'zod',
      '@orpc/contract',
      '@orpc/server',
      'hono',
      '@hono/node-server',
      'commander',
      'env-paths',
      'uuid',
      'write-file-atomic',
    ],
    node: true,
  },

  // renderer: the web; everything from disk comes through `api.ts`.
  {
    name: 'renderer/config',
    files: ['renderer/vite.config.ts'],
    layers: [],
    packages: ['vite', '@vitejs/plugin-react'],
    node: true,
  },
  {
    name: 'renderer/api',
    files: ['renderer/api.ts'],
    layers: ['shared/*'],
    packages: ['@orpc/client', '@orpc/contract', 'zod'],
  },
  {
    name: 'renderer/editor',
    files: ['renderer/editor/**'],
    layers: ['shared/*'],
    packages: [...REACT, '@tiptap/*', '@tiptap/*/**', 'prosemirror-*'],
  },
  // Rich text of notes and guidelines: a small Tiptap of its own, CommonMark in and out.
  {
    name: 'renderer/rich-text',
    files: ['renderer/rich-text/**'],
    layers: ['shared/*', 'renderer/chord', 'renderer/ui'],
    packages: [...REACT, '@tiptap/*', '@tiptap/*/**'],
  },
  {
    name: 'renderer/store',
    files: ['renderer/store/**'],
    layers: ['shared/*', 'renderer/api', 'renderer/editor'],
    packages: [...REACT, 'zustand', 'zod', 'uuid'],
  },
  { name: 'renderer/chord', files: ['renderer/actions/chord.ts'], layers: [], packages: [] },
  {
    name: 'renderer/actions',
    files: ['renderer/actions/**'],
    layers: ['shared/*', 'renderer/chord', 'renderer/editor', 'renderer/store'],
    packages: REACT,
  },
  {
    name: 'renderer/ui',
    files: ['renderer/ui/**'],
    layers: ['shared/*', 'renderer/chord'],
    packages: [...REACT, 'radix-ui', 'cmdk', 'get-nonce', '@fontsource-variable/*'],
  },
  {
    name: 'renderer/views',
    files: ['renderer/views/**'],
    layers: [
      'shared/*',
      'renderer/actions',
      'renderer/chord',
      'renderer/editor',
      'renderer/rich-text',
      'renderer/store',
      'renderer/ui',
    ],
    packages: [...REACT, 'radix-ui', 'cmdk', 'zustand'],
  },
  {
    name: 'renderer',
    files: ['renderer/**'],
    layers: ['shared/*', 'renderer/*'],
    packages: [...REACT, 'get-nonce', 'vite', '@fontsource-variable/*'],
  },

  // tests and the configuration of tools may see everything.
  {
    name: 'tests',
    files: ['tests/**'],
    layers: ['**'],
    packages: ['*', '@*/*', '*/**'],
    node: true,
  },
  { name: 'package', files: ['package.json'], layers: [], packages: [] },
  {
    name: 'config',
    files: ['*.{js,mjs,ts}'],
    layers: ['config'],
    packages: ['*', '@*/*', '*/**'],
    node: true,
  },
];
