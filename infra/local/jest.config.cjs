const path = require('node:path');
const { transform, transformIgnorePatterns } = require('../../scripts/config/jest.cjs')(__dirname);

module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: ['**/*.spec.cjs'],
  transform,
  transformIgnorePatterns,
  testTimeout: 120_000,
  reporters: ['default', path.join(__dirname, '../../scripts/config/jest-results.cjs')],
};
