module.exports = require('../scripts/config/jest.cjs')(__dirname);
