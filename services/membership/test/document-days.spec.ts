import { slotFinding } from '../src/applications/domain/slot';
import { readUploadForm } from '../src/documents/domain/upload-request';
import { isTimely } from '../src/documents';
import { loadDocumentTypes, loadUploadRules } from '../src/documents/rules/load-rules';
import { dayOf } from '@mumaris/kit/calendar';
import { rules } from './given';

const [types, uploadRules] = [loadDocumentTypes(), loadUploadRules()];
const slot = rules.inForce('REGISTRATION', '2026-11-22').documents.find(({ id }) => id === 'employerLetter');

/** Uploads a letter on a day, and hands it in on another. @returns its day as it is kept, and whether it will do */
const handIn = (written: string, uploadedAt: string, submittedAt: string) => {
  const form = { type: 'EMPLOYER_LETTER', name: 'letter.pdf', bytes: 67, issuedOn: written };
  const { issuedOn, expiresOn, takenOn } = readUploadForm(form, types, uploadRules, new Date(uploadedAt));
  const days = { issuedOn, expiresOn, takenOn };
  const letter = { ...days, slot: 'employerLetter', id: 'doc_1', type: form.type, ready: true, sha256: 'a'.repeat(64) };
  const submitted = new Date(submittedAt);
  const finding = slot && slotFinding(slot, [letter], dayOf(submitted));
  expect(finding === undefined).toBe(isTimely(types.get(form.type), days, submitted));
  return [issuedOn, finding?.reason ?? 'met'];
};

test.each([
  ['2026-04-30', '2026-07-30T20:59:59.999Z', 'met'],
  ['2026-04-30', '2026-07-30T21:00:00.000Z', 'DOCUMENT_OLD'],
  ['2025-11-30', '2026-02-28T12:00:00Z', 'met'],
  ['2025-11-30', '2026-03-01T12:00:00Z', 'DOCUMENT_OLD'],
])('MEM-02 a letter of %s that is handed in at %s is %s', (day, submittedAt, expected) =>
  expect(handIn(day, `${day}T12:00:00Z`, submittedAt)).toEqual([day, expected]),
);

test('MEM-02 a letter dated today in Riyadh is dated today, though it is tomorrow in UTC', () =>
  expect(handIn('2026-11-23', '2026-11-22T21:30:00Z', '2026-11-22T21:30:00Z')).toEqual(['2026-11-23', 'met']));

test.each(['1447-05-06', 'h:1447-05-06'])(
  'MEM-02 a letter dated %s is of 28 October 2025, and met on 1 November',
  (written) => expect(handIn(written, '2025-11-01T09:00:00Z', '2025-11-01T09:00:00Z')).toEqual(['2025-10-28', 'met']),
);
