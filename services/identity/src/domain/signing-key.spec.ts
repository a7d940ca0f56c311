import fc from 'fast-check';
import { readRules } from '../rules';
import { endedKeys, isRotationDue, type KeyAge, nextKey, signingKeyOf } from './signing-key';

const rules = readRules().sessions;
const start = Date.parse('2026-11-22T09:00:00Z');
const minute = 60_000;
const day = 24 * 60 * minute;
const at = (ms: number) => new Date(start + ms);
const first = nextKey([], rules, at(0));
const second = nextKey([first], rules, at(30 * day));

test('IDN-08 the first key signs at once, the next when all know it', () => {
  expect(first).toEqual({ generation: 1, createdAt: at(0), signsFrom: at(0) });
  expect(second).toEqual({ generation: 2, createdAt: at(30 * day), signsFrom: at(30 * day + 2 * minute) });
  expect(signingKeyOf([second, first], at(30 * day + 2 * minute - 1))).toBe(first);
  expect(signingKeyOf([second, first], at(30 * day + 2 * minute))).toBe(second);
});

test('IDN-08 a key is followed by another after 30 days', () => {
  expect(isRotationDue([], rules, at(0))).toBe(true);
  expect(isRotationDue([first], rules, at(30 * day - 1))).toBe(false);
  expect(isRotationDue([first], rules, at(30 * day))).toBe(true);
});

test('IDN-08 an old key ends 15 minutes after it stopped signing; the newest never does', () => {
  const end = 30 * day + 2 * minute + 15 * minute;
  expect(endedKeys([first, second], rules, at(end))).toEqual([]);
  expect(endedKeys([first, second], rules, at(end + 1))).toEqual([first]);
});

test('IDN-08 wherever the clock is moved and whenever a key is added, there is a key that signs and it is public', () => {
  const steps = fc.array(fc.integer({ min: -40 * day, max: 40 * day }), { maxLength: 12 });
  fc.assert(
    fc.property(steps, (moves) => {
      let time = 0;
      const keys: KeyAge[] = [first];
      for (const move of moves) {
        time += move;
        keys.push(nextKey(keys, rules, at(time)));
        const signing = signingKeyOf(keys, at(time));
        expect(signing).toBeDefined();
        expect(endedKeys(keys, rules, at(time))).not.toContain(signing);
      }
    }),
  );
});
