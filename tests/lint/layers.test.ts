import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';

/**
 * The project's own configuration, reduced to the layer rules: they look at paths only, so the
 * files need no types and need not exist.
 */
const eslint = new ESLint({
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
  ruleFilter: ({ ruleId }) => ruleId.startsWith('boundaries/'),
});

async function complaints(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  if (!result) throw new Error(`ESLint passes over ${filePath}`);
  return result.messages.map(({ severity, message }) =>
    severity === 2 ? message : `warning: ${message}`,
  );
}

/** The ways a file can depend on another; every one of them is an import. */
const FORMS = {
  value: (from: string) => `import { x } from '${from}'; export const y = x;`,
  type: (from: string) => `import type { X } from '${from}'; export type Y = X;`,
  'inline type': (from: string) => `import { type X } from '${from}'; export type Y = X;`,
  'import() type': (from: string) => `export type Y = import('${from}').X;`,
  're-export': (from: string) => `export { x } from '${from}';`,
  'type re-export': (from: string) => `export type { X } from '${from}';`,
  'star re-export': (from: string) => `export * from '${from}';`,
  'dynamic import': (from: string) => `export const y = import('${from}');`,
};

const FORBIDDEN: readonly (readonly [why: string, file: string, from: string])[] = [
  ['shared knows no main', 'shared/model/span.ts', '../../main/storage/port.ts'],
  ['shared knows no renderer', 'shared/result.ts', '../renderer/editor/editor-handle.ts'],
  ['shared knows no Node', 'shared/ops/execute.ts', 'node:fs'],
  ['shared knows no Electron', 'shared/contract.ts', 'electron'],
  ['shared knows no React', 'shared/text/segment.ts', 'react'],
  ['shared knows no Tiptap', 'shared/ops/apply.ts', '@tiptap/core'],
  ['the model stands below the operations', 'shared/model/span.ts', '../ops/state.ts'],
  ['the model stands below the contract', 'shared/model/span.ts', '../contract.ts'],
  ['operations know no format', 'shared/ops/apply.ts', '../codecs/codec.ts'],
  ['the contract knows no operation', 'shared/contract.ts', './ops/state.ts'],
  ['results stand below everything', 'shared/result.ts', './model/span.ts'],
  ['main knows no renderer', 'main/handler.ts', '../renderer/editor/editor-handle.ts'],
  ['only storage knows lowdb', 'main/handler.ts', 'lowdb'],
  ['only storage knows lowdb', 'main/files/import-text.ts', 'lowdb/node'],
  ['only the Electron files know Electron', 'main/serve.ts', 'electron'],
  ['only the Electron files know Electron', 'main/storage/port.ts', 'electron'],
  ['storage knows no service', 'main/storage/port.ts', '../files/import-text.ts'],
  ['storage knows no host', 'main/storage/port.ts', '../handler.ts'],
  ['main knows no React', 'main/handler.ts', 'react'],
  ['renderer knows no main', 'renderer/app.tsx', '../main/storage/port.ts'],
  ['renderer knows no Node', 'renderer/store/session.ts', 'node:path'],
  ['renderer knows no Electron', 'renderer/app.tsx', 'electron'],
  ['only the editor knows Tiptap', 'renderer/views/pane.tsx', '@tiptap/react'],
  ['only the editor knows ProseMirror', 'renderer/store/session.ts', 'prosemirror-state'],
  ['only the editor knows ProseMirror', 'renderer/views/pane.tsx', '@tiptap/pm/state'],
  ['only api.ts talks to the handler', 'renderer/store/session.ts', '@orpc/client'],
  ['views do not call the handler', 'renderer/views/pane.tsx', '../api.ts'],
  ['the editor knows no store', 'renderer/editor/editor-handle.ts', '../store/session.ts'],
  ['dumb parts know no store', 'renderer/ui/button.tsx', '../store/session.ts'],
  ['actions know no view', 'renderer/actions/tag.ts', '../views/pane.tsx'],
  ['an unlisted package is denied', 'renderer/views/pane.tsx', 'typescript'],
  ['an unlisted package is denied', 'main/handler.ts', 'typescript'],
  ['nothing but tests imports tests', 'main/handler.ts', '../tests/e2e/workbench.ts'],
];

const ALLOWED: readonly (readonly [file: string, from: string])[] = [
  ['shared/model/span.ts', './anchor.ts'],
  ['shared/model/span.ts', 'zod'],
  ['shared/ops/state.ts', '../model/span.ts'],
  ['shared/codecs/codec.ts', '../ops/state.ts'],
  ['shared/contract.ts', '@orpc/contract'],
  ['main/handler.ts', '../shared/contract.ts'],
  ['main/handler.ts', './storage/port.ts'],
  ['main/handler.ts', 'node:fs/promises'],
  ['main/storage/port.ts', '../../shared/ops/state.ts'],
  ['main/storage/snapshot.ts', 'lowdb/node'],
  ['main/electron.ts', 'electron'],
  ['main/electron/window.ts', 'electron/main'],
  ['main/preload.ts', 'electron'],
  ['renderer/api.ts', '@orpc/client/fetch'],
  ['renderer/editor/pane-editor.tsx', '@tiptap/pm/state'],
  ['renderer/editor/pane-editor.tsx', 'react/jsx-runtime'],
  ['renderer/views/pane.tsx', '../editor/editor-handle.ts'],
  ['renderer/ui/dialog.tsx', 'radix-ui'],
  ['tests/unit/span.test.ts', '../../shared/model/span.ts'],
  ['tests/unit/span.test.ts', '../../main/storage/port.ts'],
  ['tests/unit/span.test.ts', 'node:fs'],
];

/** What the rules say about each form of importing `from` in `file`. */
async function complaintsByForm(file: string, from: string): Promise<Record<string, string[]>> {
  const said: Record<string, string[]> = {};
  for (const [form, write] of Object.entries(FORMS))
    said[form] = await complaints(file, write(from));
  return said;
}

const inEveryForm = (said: unknown): Record<string, unknown> =>
  Object.fromEntries(Object.keys(FORMS).map((form) => [form, said]));

describe('the layer rules', () => {
  test.each(FORBIDDEN)('%s: %s may not import %s, in any form', async (_why, file, from) => {
    const refusal = `may not import ${from}: see the table in layers.js`;
    expect(await complaintsByForm(file, from)).toEqual(
      inEveryForm([expect.stringContaining(refusal)]),
    );
  });

  test.each(ALLOWED)('%s may import %s, in every form', async (file, from) => {
    expect(await complaintsByForm(file, from)).toEqual(inEveryForm([]));
  });

  test.each(['shared/stray.ts', 'shared/elsewhere/thing.ts', 'scripts/thing.mjs'])(
    'a file in a place the table does not name is an error: %s',
    async (file) => {
      expect(await complaints(file, 'export const x = 1;')).toEqual([
        expect.stringContaining('does not match any file pattern'),
      ]);
    },
  );
});
