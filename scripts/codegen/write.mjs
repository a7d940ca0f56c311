import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../platform/run.mjs';

const banner = '/* eslint-disable */\n// Made by `npm run codegen` from schemas/; do not edit.\n';

/** Writes a generated file where it changed, so that what is built from it stays fresh. @param {string} file @param {string} code */
export const write = (file, code) => {
  const target = path.join(root, file);
  mkdirSync(path.dirname(target), { recursive: true });
  if (existsSync(target) && readFileSync(target, 'utf8') === banner + code) return;
  writeFileSync(target, banner + code);
};

/** @param {string} file @returns {any} */
export const readJson = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
