const config = require('../scripts/config/jest.cjs')(__dirname);

// The whole platform is tried by `jest --config jest.e2e.config.cjs`, against running services.
module.exports = { ...config, testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/'] };
