import { loadDocumentTypes } from '../rules/load-rules';
import { countDifferent, isTimely } from './document-type';

const types = loadDocumentTypes();
const none = { issuedOn: null, expiresOn: null, takenOn: null };
const at = (text: string) => new Date(text);

describe('MEM-02 days of documents', () => {
  const letter = (issuedOn: string, now: string) =>
    isTimely(types.get('EMPLOYER_LETTER'), { ...none, issuedOn }, at(now));

  it.each([
    ['2026-04-30', '2026-07-30T20:59:59.999Z', true],
    ['2026-04-30', '2026-07-30T21:00:00.000Z', false],
    ['2025-11-30', '2026-02-28T12:00:00Z', true],
    ['2025-11-30', '2026-03-01T12:00:00Z', false],
    ['2026-11-23', '2026-11-22T21:30:00Z', true],
    ['2025-10-28', '2025-11-01T09:00:00Z', true],
  ])('a letter of %s is taken at %s: %s', (issuedOn, now, expected) => expect(letter(issuedOn, now)).toBe(expected));

  it('an iqama is in force through its last day in Riyadh', () => {
    const iqama = (now: string) => isTimely(types.get('IQAMA'), { ...none, expiresOn: '2026-11-22' }, at(now));
    expect(iqama('2026-11-22T20:59:59.999Z')).toBe(true);
    expect(iqama('2026-11-22T21:00:00.000Z')).toBe(false);
  });
});

it('MEM-03 a photo is recent for six months, and three are three different ones', () => {
  const photo = (now: string) => isTimely(types.get('PERSONAL_PHOTO'), { ...none, takenOn: '2026-05-22' }, at(now));
  expect([photo('2026-11-22T20:59:59Z'), photo('2026-11-22T21:00:00Z')]).toEqual([true, false]);
  const [a, b] = ['a'.repeat(64), 'b'.repeat(64)];
  expect(
    countDifferent([
      { id: '1', sha256: a },
      { id: '2', sha256: a },
      { id: '3', sha256: b },
    ]),
  ).toBe(2);
});
