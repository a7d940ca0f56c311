module.exports = require('../scripts/config/jest-timing.cjs')(__dirname);
