const fs = require('node:fs');
const path = require('node:path');
const { processorSeconds } = require('./spent.cjs');

/** Writes jest's own JSON result to `.results/<name>.json` of the workspace, for the closing lines of `npm test`. */
module.exports = class JestResults {
  constructor(globalConfig, { name = 'jest' } = {}) {
    this.file = path.join(globalConfig.rootDir, '.results', `${name}.json`);
  }

  onRunComplete(_contexts, results) {
    const spent = { seconds: (Date.now() - results.startTime) / 1_000, processorSeconds: processorSeconds() };
    fs.mkdirSync(path.dirname(this.file), { recursive: true });
    fs.writeFileSync(this.file, JSON.stringify({ ...results, spent }));
  }
};
