import fc from 'fast-check';
import { luhnCheckDigit, newId, newNumber, passesLuhn } from './id';

const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 18 });

describe('ids', () => {
  it('are opaque, of one length, and never the same', () => {
    const ids = Array.from({ length: 5_000 }, () => newId('app'));
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^app_[0-9abcdefghjkmnpqrstvwxyz]{26}$/);
  });

  it('sort by the time at which they were made', () => {
    const now = jest.spyOn(Date, 'now');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 47 }), fc.integer({ min: 1, max: 10 ** 9 }), (time, step) => {
        const [early, late] = [time, time + step].map((at) => {
          now.mockReturnValue(at);
          return newId('evt');
        });
        expect(String(early) < String(late)).toBe(true);
      }),
    );
    now.mockRestore();
  });
});

describe('numbers for people', () => {
  it('have nine digits in threes, the last a check digit', () => {
    for (let round = 0; round < 500; round++) {
      const number = newNumber('A');
      expect(number).toMatch(/^A-\d{3}-\d{3}-\d{3}$/);
      expect(passesLuhn(number.slice(2).replaceAll('-', ''))).toBe(true);
    }
  });
});

describe('the Luhn check', () => {
  it.each(['1012345672', '79927398713', '4242424242424242', '0'])('passes %s', (text) =>
    expect(passesLuhn(text)).toBe(true),
  );
  it.each(['1012345671', '79927398710', '', '12a4'])('refuses %j', (text) => expect(passesLuhn(text)).toBe(false));

  it('accepts exactly one check digit', () => {
    fc.assert(
      fc.property(digits, (given) => {
        const good = Array.from({ length: 10 }, (_, digit) => digit).filter((digit) =>
          passesLuhn([...given, digit].join('')),
        );
        expect(good).toEqual([luhnCheckDigit(given)]);
      }),
    );
  });

  it('finds every single wrong digit', () => {
    fc.assert(
      fc.property(digits, fc.nat(), fc.integer({ min: 1, max: 9 }), (given, at, by) => {
        const right = [...given, luhnCheckDigit(given)];
        const place = at % right.length;
        const wrong = right.map((digit, index) => (index === place ? (digit + by) % 10 : digit));
        expect(passesLuhn(wrong.join(''))).toBe(false);
      }),
    );
  });
});
