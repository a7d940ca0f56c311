const path = require('node:path');

/** What ships ES modules only or imports dynamically; jest runs CommonJS, so swc turns it on the way in. */
const turned = [
  'dinero.js/',
  'jose/',
  'oidc-provider/',
  'openid-client/',
  'oauth4webapi/',
  '@scure/',
  '@noble/',
  '@zxcvbn-ts/',
  'intl-messageformat/',
  '@formatjs/',
  'mongodb/lib/runtime_adapters',
  '@tus/',
  'srvx/',
  'file-type/',
  'strtok3/',
  'token-types/',
  'uint8array-extras/',
  '@tokenizer/',
  '@borewit/',
];

/** Jest for one workspace: swc, a JSON result where the counting script looks, and real time-outs. */
module.exports = (rootDir) => ({
  rootDir,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts'],
  transform: {
    '^.+\\.(ts|m?js)$': [
      require.resolve('@swc/jest'),
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2024' },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!.*(${turned.join('|')}))`],
  testTimeout: 60_000,
  maxWorkers: 2,
  reporters: ['default', [path.join(__dirname, 'jest-results.cjs'), {}]],
});
