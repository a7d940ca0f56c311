import { ContractViolation, type EventEnvelope, parseEnvelope } from '../src';
import { events } from './event-contracts';

const [[, { example }]] = events as [(typeof events)[number]];

const required = Object.keys(example).filter((key) => key !== 'traceparent');

test.each(required)('an envelope without %s is refused', (key) => {
  const rest = Object.fromEntries(Object.entries(example).filter(([name]) => name !== key));
  expect(() => parseEnvelope(rest)).toThrow(
    new ContractViolation('envelope', [`/ must have required property '${key}'`]),
  );
});

test('an envelope can do without a trace', () => {
  const { traceparent: _traceparent, ...rest } = example;
  expect(parseEnvelope(rest)).toEqual(rest);
});

const wrong: [what: string, change: Partial<Record<keyof EventEnvelope | 'stranger', unknown>>, place: string][] = [
  ['of another version of CloudEvents', { specversion: '0.3' }, '/specversion'],
  ['from outside the platform', { source: 'https://example.org' }, '/source'],
  ['with a type that names no version', { type: 'sa.mumaris.billing.invoice-paid' }, '/type'],
  ['with a time that is none', { time: 'yesterday' }, '/time'],
  ['without a place in the sequence of its aggregate', { sequence: 0 }, '/sequence'],
  ['with an id too short to be unique', { id: '1' }, '/id'],
  ['with data that is no object', { data: 'paid' }, '/data'],
  ['with an attribute of its own', { stranger: 1 }, '/stranger'],
];

test.each(wrong)('an envelope %s is refused', (_what, change, place) => {
  expect(() => parseEnvelope({ ...example, ...change })).toThrow(`envelope: ${place} `);
});
