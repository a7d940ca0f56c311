// node ../../scripts/transpile.mjs, in a workspace: its src as CommonJS in dist. Types are checked by `types`, apart from
// this, so that a build takes a second.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { transformFileSync } from '@swc/core';

const from = path.resolve('src');
const to = path.resolve('dist');

rmSync(to, { recursive: true, force: true });
for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !entry.name.endsWith('.ts') || /\.(spec|d)\.ts$/.test(entry.name)) continue;
  const source = path.join(entry.parentPath, entry.name);
  const target = path.join(to, path.relative(from, source)).replace(/\.ts$/, '.js');
  const { code, map } = transformFileSync(source, {
    swcrc: false,
    sourceMaps: true,
    sourceFileName: path.relative(path.dirname(target), source),
    jsc: { parser: { syntax: 'typescript' }, target: 'es2024' },
    module: { type: 'commonjs', ignoreDynamic: true },
  });
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, `${code}//# sourceMappingURL=${path.basename(target)}.map\n`);
  writeFileSync(`${target}.map`, map ?? '');
}
