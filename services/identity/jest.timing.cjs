const base = require('./jest.config.cjs');
const results = require.resolve('../../scripts/config/jest-results.cjs');

/** What compares times runs alone: tests beside it would take its time. */
module.exports = {
  ...base,
  testMatch: ['<rootDir>/test/enumeration.component.spec.ts'],
  reporters: ['default', [results, { name: 'timing' }]],
};
