import js from '@eslint/js';
import globals from 'globals';

export default [
  { ignores: ['build/', 'dist/'] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2022, sourceType: 'module' },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'no-param-reassign': 'error',
      'max-lines': ['error', { max: 400, skipComments: true, skipBlankLines: true }],
      'max-lines-per-function': ['error', { max: 80, skipComments: true }],
    },
  },
  {
    files: ['web/src/**'],
    languageOptions: {
      // The last two are what the build knows (web/src/bundled.d.ts).
      globals: {
        ...globals.browser,
        pageEngine: 'readonly',
        pageVersion: 'readonly',
        inPackage: 'readonly',
      },
    },
  },
  { files: ['scripts/**', 'tests/**', '*.js'], languageOptions: { globals: globals.node } },
  // What runs in a page.
  {
    files: ['scripts/bench/figure.mjs', 'scripts/bench/lab.mjs', 'scripts/dev/pages/**'],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ['tests/**'],
    languageOptions: { globals: globals.browser }, // what puppeteer runs in the page
    rules: { 'max-lines-per-function': 'off' },
  },
];
