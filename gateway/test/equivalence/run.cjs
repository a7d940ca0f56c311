// node gateway/test/equivalence/run.cjs [--from 1] [--worlds 100] [--operations 10]
// Tries worlds for as long as one likes; what differs is printed with the seeds that bring it back.
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
