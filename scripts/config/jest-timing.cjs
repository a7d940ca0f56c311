const jest = require('./jest.cjs');

/** What compares times: it runs by `npm run timing` and alone, for tests beside it would take its time. */
module.exports = (rootDir) => ({
  ...jest(rootDir),
  testMatch: ['<rootDir>/test/**/*.timing.ts'],
  maxWorkers: 1,
  reporters: ['default'],
});
