const config = require('../scripts/config/jest.cjs')(__dirname);

/** Journeys through the whole platform, one after the other. */
module.exports = { ...config, testMatch: ['<rootDir>/test/e2e/**/*.spec.ts'], testTimeout: 120_000, maxWorkers: 1 };
