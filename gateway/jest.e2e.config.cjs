const path = require('node:path');
const config = require('../scripts/config/jest.cjs')(__dirname);

/** Journeys through the whole platform, one after the other. */
module.exports = {
  ...config,
  testMatch: ['<rootDir>/test/e2e/**/*.spec.ts'],
  globalSetup: '<rootDir>/test/e2e/global-setup.cjs',
  globalTeardown: '<rootDir>/test/e2e/global-teardown.cjs',
  testSequencer: path.join(__dirname, '../scripts/config/jest-in-order.cjs'),
  reporters: ['default', [path.join(__dirname, '../scripts/config/jest-results.cjs'), { name: 'e2e' }]],
  testTimeout: 60_000,
  maxWorkers: 1,
};
