const path = require('node:path');

module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: ['**/*.spec.cjs'],
  testTimeout: 120_000,
  reporters: ['default', path.join(__dirname, '../../scripts/config/jest-results.cjs')],
};
