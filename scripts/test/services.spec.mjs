import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { root } from '../platform/run.mjs';

/** @param {string} file */
const read = (file) => parse(readFileSync(path.join(root, file), 'utf8'));

const services = globSync('services/membership/rules/applications/services/*.yaml', { cwd: root }).map(read);
const billing = read('services/billing/rules/fees.yaml');
const names = read('services/notification/rules/names.yaml');
const { types } = read('services/membership/rules/documents/types.yaml');

/** The fees that a step waits for. @type {Record<string, string[]>} */
const feesOf = { A: ['ADMINISTRATIVE'], S: ['SERVICE'], P: ['ADMINISTRATIVE', 'SERVICE'] };

/** What the neighbours lack of a service: an application for it would wait for ever. @param {{ code: string, steps: string[] }} service */
const lacking = ({ code, steps }) => {
  const fees = steps.flatMap((step) => feesOf[step] ?? []);
  return [
    ...fees
      .filter((kind) => !billing.fees.some((/** @type {any} */ fee) => fee.service === code && fee.kind === kind))
      .map((kind) => `services/billing/rules/fees.yaml has no ${kind} fee for ${code}`),
    ...(billing.services[code] || !fees.length ? [] : [`services/billing/rules/fees.yaml has no name for ${code}`]),
    ...(names.service[code] ? [] : [`services/notification/rules/names.yaml has no name for ${code}`]),
  ];
};

test('what membership offers has its fees at billing and its name at notification', () => {
  assert.equal(services.length, 15);
  assert.deepEqual(services.flatMap(lacking), []);
});

test('what a new service lacks is told by its file', () => {
  assert.deepEqual(lacking({ code: 'PRACTICE_LETTER', steps: ['A', 'R'] }), [
    'services/billing/rules/fees.yaml has no ADMINISTRATIVE fee for PRACTICE_LETTER',
    'services/billing/rules/fees.yaml has no name for PRACTICE_LETTER',
    'services/notification/rules/names.yaml has no name for PRACTICE_LETTER',
  ]);
});

test('a service asks for documents of types that can be uploaded', () => {
  const known = types.map((/** @type {{ code: string }} */ type) => type.code);
  const asked = services.flatMap(({ documents = [] }) => documents.flatMap((/** @type {any} */ one) => one.types));
  assert.ok(asked.length);
  assert.deepEqual(
    asked.filter((/** @type {string} */ type) => !known.includes(type)),
    [],
  );
});

test('a README that says which events its service listens to names all of them, and no other', () => {
  const telling = globSync('services/*/README.md', { cwd: root }).flatMap((file) => {
    const [, list] = /Listens to: ([^.]*)\./.exec(readFileSync(path.join(root, file), 'utf8')) ?? [];
    return list ? [{ folder: path.dirname(file), told: list.match(/\w+V\d+/g) ?? [] }] : [];
  });
  assert.ok(telling.length);
  for (const { folder, told } of telling) {
    const heard = globSync([`${folder}/src/**/events/*.ts`, `${folder}/src/handlers.ts`], {
      cwd: root,
      exclude: (name) => name.endsWith('.spec.ts'),
    })
      .map((file) => readFileSync(path.join(root, file), 'utf8'))
      .flatMap((text) => [...text.matchAll(/\bon(?:Latest)?\(\s*(\w+V\d+)/g)].map(([, type]) => type));
    assert.deepEqual([...told].sort(), [...new Set(heard)].sort(), folder);
  }
});
