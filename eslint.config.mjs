import js from '@eslint/js';
import n from 'eslint-plugin-n';
import ts from 'typescript-eslint';

const plainScripts = ['**/*.mjs', '**/*.cjs', '**/*.js'];

export default ts.config(
  {
    ignores: [
      '**/dist/',
      '**/node_modules/',
      '**/generated/',
      '**/generated.ts',
      '**/.results/',
      '**/.turbo/',
      '.local/',
      'gateway/public/',
    ],
  },
  js.configs.recommended,
  // What package.json's `devEngines` says is for the bootstrap alone.
  { settings: { n: { version: '>=24.18' } } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { n },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
      // Our objects are made of closures, not of classes: a method never needs its `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
      'n/no-process-env': 'error',
      'n/no-deprecated-api': 'error',
      'n/no-unsupported-features/node-builtins': 'error',
    },
  },
  {
    // What a process is given by its surroundings is read in one place of each workspace, and by the tests' servers.
    files: ['**/config.ts', '**/test/**/*.ts', '**/testing/**/*.ts'],
    rules: { 'n/no-process-env': 'off' },
  },
  {
    // Time comes from the clock that the caller passes, and so does chance.
    files: ['services/*/src/**/domain/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The domain is told the time.' },
        { object: 'Math', property: 'random', message: 'The domain is told what chance gave.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The domain is told the time.' },
      ],
    },
  },
  {
    files: ['**/*.spec.ts', '**/test/**/*.ts'],
    rules: {
      'max-lines': 'off',
      // What a server answers in a test is looked at by expectations, not by types.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: plainScripts,
    extends: [ts.configs.disableTypeChecked],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'fetch',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          'AbortController',
          'AbortSignal',
          'URL',
          'URLSearchParams',
          'Buffer',
          'performance',
          'module',
          'require',
          '__dirname',
          'document',
          'window',
          'location',
          'EventSource',
          'HTMLElement',
          'navigator',
          'localStorage',
          'CSS',
          'describe',
          'test',
          'it',
          'expect',
          'beforeAll',
          'afterAll',
          'beforeEach',
          'afterEach',
          'jest',
        ].map((name) => [name, 'readonly']),
      ),
    },
    rules: {
      '@typescript-eslint/no-require-imports': 'off',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
);
