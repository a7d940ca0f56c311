// See scripts/equivalence.mjs, which starts it: what is TypeScript here is turned while it is read.
const { readFileSync } = require('node:fs');
const { transformSync } = require('@swc/core');

require.extensions['.ts'] = (module, file) => {
  const { code } = transformSync(readFileSync(file, 'utf8'), {
    filename: file,
    swcrc: false,
    sourceMaps: 'inline',
    jsc: { parser: { syntax: 'typescript' }, target: 'es2024' },
    module: { type: 'commonjs' },
  });
  module._compile(code, file);
};
process.env.APOLLO_TELEMETRY_DISABLED = 'true';
module.exports = require('./command');
