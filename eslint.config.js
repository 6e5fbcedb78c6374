import eslint from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { LAYERS } from './layers.js';

const SOURCE = ['**/*.{ts,tsx,js,mjs}'];

/** One policy a layer: the layers, packages and (for Node code) core modules it may import. */
const policies = LAYERS.map(({ name, layers, packages, node }) => ({
  from: { file: { categories: name } },
  allow: {
    to: [
      { module: { origin: 'local' }, file: { categories: [name, ...layers] } },
      { module: { origin: 'external', source: packages } },
      ...(node ? [{ module: { origin: 'core' } }] : []),
    ],
  },
}));

/** @type {import('eslint').Linter.Config} */
const layerRules = {
  files: SOURCE,
  plugins: { boundaries },
  settings: {
    'boundaries/files': LAYERS.map(({ name, files }) => ({ category: name, pattern: files })),
    // The first row that matches decides: see layers.js.
    'boundaries/files-single-match': true,
    // `typeof import('x')` and `import('x').T` are imports too.
    'boundaries/additional-dependency-nodes': [
      { selector: 'TSImportType > TSLiteralType > Literal', kind: 'type', name: 'import-type' },
      { selector: 'TSImportType > Literal', kind: 'type', name: 'import-type' },
    ],
    'import/resolver': {
      node: { extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.json', '.css'] },
    },
  },
  rules: {
    'boundaries/no-unknown-files': 'error',
    'boundaries/dependencies': [
      'error',
      {
        default: 'disallow',
        checkAllOrigins: true,
        checkUnknownLocals: true,
        message:
          '{{from.file.categories}} may not import {{dependency.source}}: see the table in layers.js',
        policies,
      },
    ],
  },
};

const NO_DEFAULT_EXPORT = {
  selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
  message: 'Export by name: a default export has a different name in every file that imports it.',
};

export default defineConfig(
  globalIgnores([
    'dist/',
    'release/',
    'node_modules/',
    'test-results/',
    'playwright-report/',
    'coverage/',
    'tests/**/fixtures/**',
  ]),
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  {
    files: SOURCE,
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', 400],
      'no-console': 'error',
      'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT],
      // The compiler knows every name, in JavaScript as well (checkJs).
      'no-undef': 'off',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  layerRules,
  {
    files: SOURCE,
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Offsets and counts are read better bare than wrapped in String().
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // An arrow whose one expression returns nothing says what it does.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // An index signature is a dictionary, and reads like one: env['HOME'].
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      // Spreading a string is how code points are counted here.
      '@typescript-eslint/no-misused-spread': 'off',
      // A patch takes fields away by name.
      '@typescript-eslint/no-dynamic-delete': 'off',
      // Taking a field out of an object by naming it beside `...rest` is how it is left out.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    // The process's own voice: programs in a terminal speak through the console.
    files: ['**/*.mjs', 'main/**', 'tests/**'],
    rules: { 'no-console': 'off' },
  },
  {
    // These tools ask for a default export.
    files: ['*.config.{js,ts}', '**/*.config.{js,ts}', '**/*.d.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
