import path from 'node:path';
import { RuleViolation, toFailure } from '@mumaris/kit/errors';
import { loadRules } from '@mumaris/kit/rules';
import { subgraphSdl } from '@mumaris/schemas';
import { z } from 'zod';
import { readRules } from '../src/rules';

readRules();
const messages = path.join(__dirname, '..', 'rules', 'messages.yaml');
const texts = Object.keys(loadRules(messages, z.record(z.string(), z.unknown())));
/** The codes after “Errors:” in the descriptions of the graph, each once. */
const named = new Set(
  [...subgraphSdl('identity').matchAll(/Errors:([A-Z_,\s]+)\./g)].flatMap(([, list = '']) => list.trim().split(/,\s+/)),
);

test('each code that the graph names has a text', () => {
  expect(named.size).toBeGreaterThan(texts.length);
  for (const code of named) expect(() => toFailure(new RuleViolation(code))).not.toThrow();
});

test('each text is of a code that the graph names', () => {
  expect(texts.filter((code) => !named.has(code))).toEqual([]);
});
