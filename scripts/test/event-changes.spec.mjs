import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventChanges } from '../contracts/event-changes.mjs';

const before = {
  title: 'DoorOpenedV1',
  description: 'A door opened.',
  type: 'object',
  additionalProperties: false,
  required: ['doorId', 'colour'],
  properties: {
    doorId: { type: 'string', maxLength: 64, description: 'The door.' },
    colour: { type: 'string', enum: ['RED', 'BLUE'], words: 'Colour', open: true },
    side: { type: 'string', enum: ['LEFT', 'RIGHT'], words: 'Side', open: false },
    size: { type: 'object', additionalProperties: false, required: ['cm'], properties: { cm: { type: 'integer' } } },
    by: { type: 'array', items: { type: 'string' } },
  },
};

/** The contract with something changed. @param {(schema: any) => void} change */
const changed = (change) => {
  const schema = JSON.parse(JSON.stringify(before));
  change(schema);
  return eventChanges(before, schema);
};

/** @type {[string, (schema: any) => void][]} */
const harmless = [
  ['other words for people', (schema) => (schema.properties.doorId.description = 'Which door.')],
  ['a new optional field', (schema) => (schema.properties.handle = { type: 'string' })],
  ['a new optional field inside', (schema) => (schema.properties.size.properties.mm = { type: 'integer' })],
  ['a new word of an open list', (schema) => schema.properties.colour.enum.push('GREEN')],
  ['another order', (schema) => schema.properties.colour.enum.reverse()],
];

/** @type {[string, (schema: any) => void, RegExp][]} */
const harmful = [
  ['a field that goes', (schema) => delete schema.properties.by, /\/by is gone: bring it back/],
  [
    'a field that is renamed',
    (schema) => ((schema.properties.door = schema.properties.doorId), delete schema.properties.doorId),
    /\/doorId is gone/,
  ],
  ['a new field that is required', (schema) => schema.required.push('by'), /\/by is required.*make it optional/],
  ['a field that may be left out', (schema) => (schema.required = ['doorId']), /\/colour is optional now/],
  ['another type', (schema) => (schema.properties.doorId.type = 'integer'), /\/doorId was string and is integer/],
  ['another type inside', (schema) => (schema.properties.size.properties.cm.type = 'number'), /\/size\/cm was integer/],
  ['another type of items', (schema) => (schema.properties.by.items.type = 'integer'), /\/by\/items was string/],
  [
    'a narrower bound',
    (schema) => (schema.properties.doorId.maxLength = 8),
    /\/doorId has another maxLength \(64 → 8\)/,
  ],
  ['a word that goes', (schema) => schema.properties.colour.enum.pop(), /\/colour lost the word BLUE/],
  [
    'a new word of a closed list',
    (schema) => schema.properties.side.enum.push('TOP'),
    /\/side got TOP, and its list is closed/,
  ],
  ['an open list that closes', (schema) => (schema.properties.colour.open = false), /\/colour was an open list/],
  ['a list that becomes a pattern', (schema) => delete schema.properties.colour.enum, /no longer a list of words/],
];

describe('a released event', () => {
  for (const [what, change] of harmless) it(`may get ${what}`, () => assert.deepEqual(changed(change), []));
  for (const [what, change, said] of harmful)
    it(`is missed for ${what}, and the way out is said`, () => {
      const problems = changed(change);
      assert.equal(problems.length, 1, problems.join('\n'));
      assert.match(problems[0] ?? '', said);
    });
});
