import js from '@eslint/js';
import compat from 'eslint-plugin-compat';
import globals from 'globals';
import { membersOfGlobals } from './scripts/lint-browsers.mjs';
import { oldest } from './scripts/lower-styles.mjs';

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
    // Both find what the oldest supported browsers lack; the types find methods of values (tsconfig.json).
    plugins: { compat, browsers: { rules: { 'members-of-globals': membersOfGlobals } } },
    rules: { 'compat/compat': 'error', 'browsers/members-of-globals': ['error', oldest] },
    settings: { browsers: Object.entries(oldest).map(([name, version]) => `${name} ${version}`) },
    languageOptions: {
      // The last four are what the build knows (web/src/bundled.d.ts).
      globals: {
        ...globals.browser,
        pageEngine: 'readonly',
        pageFont: 'readonly',
        pageVersion: 'readonly',
        scormVersion: 'readonly',
      },
    },
  },
  { files: ['scripts/**', 'tests/**', '*.js'], languageOptions: { globals: globals.node } },
  // What runs in a page.
  {
    files: [
      'scripts/bench/figure.mjs',
      'scripts/bench/lab.mjs',
      'scripts/dev/pages/**',
      'scripts/measure/in-page/**',
    ],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ['tests/**'],
    languageOptions: { globals: globals.browser }, // what puppeteer runs in the page
    rules: { 'max-lines-per-function': 'off' },
  },
];
