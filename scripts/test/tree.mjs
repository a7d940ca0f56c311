import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { root } from '../platform/run.mjs';

/**
 * A small repository of its own in a temporary folder, with copies of some of ours and the packages that are installed
 * here. It goes when the tests of the file are over.
 * @param {{ copies: string[], files?: Record<string, string | object> }} parts files: their text, or what JSON is made of
 */
export function tree({ copies, files = {} }) {
  const dir = mkdtempSync(path.join(tmpdir(), 'mumaris-scripts-'));
  after(() => rmSync(dir, { recursive: true, force: true }));
  const isSource = (/** @type {string} */ from) => !/(^|\/)(node_modules|dist|\.turbo|\.results)$/.test(from);
  for (const copy of copies) cpSync(path.join(root, copy), path.join(dir, copy), { recursive: true, filter: isSource });
  symlinkSync(path.join(root, 'node_modules'), path.join(dir, 'node_modules'));
  const write = (/** @type {string} */ file, /** @type {string | object} */ content) => {
    mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
    writeFileSync(path.join(dir, file), typeof content === 'string' ? content : JSON.stringify(content));
  };
  for (const [file, content] of Object.entries(files)) write(file, content);
  return {
    dir,
    write,
    /** Runs one of its scripts to the end. @param {string[]} args */
    run: (...args) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: dir, encoding: 'utf8' });
      return { code: status, output: stdout + stderr };
    },
  };
}
