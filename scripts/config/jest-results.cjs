const fs = require('node:fs');
const path = require('node:path');

/** Writes jest's own JSON result to `.results/<name>.json` of the workspace, for the closing line of `npm test`. */
module.exports = class JestResults {
  constructor(globalConfig, { name = 'jest' } = {}) {
    this.file = path.join(globalConfig.rootDir, '.results', `${name}.json`);
  }

  onRunComplete(_contexts, results) {
    fs.mkdirSync(path.dirname(this.file), { recursive: true });
    fs.writeFileSync(this.file, JSON.stringify(results));
  }
};
