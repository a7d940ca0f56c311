import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { root } from '../platform/run.mjs';

/** The packages that are installed here; those of ours may be the copy's. @param {string} dir @param {Record<string, string>} links */
function linkPackages(dir, links) {
  const installed = path.join(root, 'node_modules');
  const target = path.join(dir, 'node_modules');
  if (!Object.keys(links).length) return symlinkSync(installed, target);
  mkdirSync(path.join(target, '@mumaris'), { recursive: true });
  for (const name of readdirSync(installed))
    if (name !== '@mumaris') symlinkSync(path.join(installed, name), path.join(target, name));
  for (const [name, folder] of Object.entries(links)) {
    symlinkSync(path.join(dir, folder), path.join(target, name));
    const own = path.join(root, folder, 'node_modules');
    if (existsSync(own)) symlinkSync(own, path.join(dir, folder, 'node_modules'));
  }
}

/**
 * A small repository of its own in a temporary folder, with copies of some of ours and the packages that are installed
 * here. It goes when the tests of the file are over.
 * @param {{ copies: string[], files?: Record<string, string | object>, links?: Record<string, string> }} parts files: their
 *   text, or what JSON is made of; links: packages of ours that are the copy's own, by its folders
 */
export function tree({ copies, files = {}, links = {} }) {
  const dir = mkdtempSync(path.join(tmpdir(), 'mumaris-scripts-'));
  after(() => rmSync(dir, { recursive: true, force: true }));
  const isSource = (/** @type {string} */ from) => !/(^|\/)(node_modules|dist|\.turbo|\.results)$/.test(from);
  for (const copy of copies) cpSync(path.join(root, copy), path.join(dir, copy), { recursive: true, filter: isSource });
  linkPackages(dir, links);
  const write = (/** @type {string} */ file, /** @type {string | object} */ content) => {
    mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
    writeFileSync(path.join(dir, file), typeof content === 'string' ? content : JSON.stringify(content));
  };
  for (const [file, content] of Object.entries(files)) write(file, content);
  return {
    dir,
    write,
    /** Makes something else of a file, or of nothing. @param {string} file @param {(text: string) => string} turn */
    edit: (file, turn) => {
      const target = path.join(dir, file);
      write(file, turn(existsSync(target) ? readFileSync(target, 'utf8') : ''));
    },
    /** Runs one of its scripts to the end. @param {string[]} args */
    run: (...args) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: dir, encoding: 'utf8' });
      return { code: status, output: stdout + stderr };
    },
  };
}
