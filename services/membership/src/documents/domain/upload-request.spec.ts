import { refusals } from '../../../test/given';
import { loadDocumentTypes, loadUploadRules } from '../rules/load-rules';
import { readUploadForm, type UploadForm } from './upload-request';

const [types, rules] = [loadDocumentTypes(), loadUploadRules()];
const now = new Date('2026-11-22T21:30:00Z');
const read = (form: Partial<UploadForm>) =>
  readUploadForm({ type: 'EMPLOYER_LETTER', name: 'letter.pdf', bytes: 67, ...form }, types, rules, now);

describe('MEM-05 what is asked to be uploaded', () => {
  it.each(['1447-05-06', 'h:1447-05-06'])('a day written as %s is the same', (issuedOn) =>
    expect(readUploadForm({ type: 'LOSS_REPORT', name: '', bytes: 1, issuedOn }, types, rules, now).issuedOn).toBe(
      '2025-10-28',
    ),
  );

  it('MEM-02 a letter dated today in Riyadh is dated today, though it is tomorrow in UTC', () => {
    expect(read({ issuedOn: '2026-11-23' }).issuedOn).toBe('2026-11-23');
    expect(refusals(() => read({ issuedOn: '2026-11-24' }))).toEqual(['DOCUMENT_DATE_AHEAD issuedOn']);
  });

  it.each<[string, Partial<UploadForm>, string[]]>([
    ['no such type', { type: 'SELFIE' }, ['UNKNOWN_DOCUMENT_TYPE']],
    ['nothing, and no day', { bytes: 0 }, ['DOCUMENT_EMPTY', 'REQUIRED issuedOn']],
    ['a day that there is not', { issuedOn: '2026-02-30' }, ['BAD_DATE issuedOn']],
    ['a letter of four months ago', { issuedOn: '2026-07-22' }, ['DOCUMENT_TOO_OLD issuedOn']],
    ['a photo of a year ago', { type: 'PERSONAL_PHOTO', takenOn: '2025-11-22' }, ['DOCUMENT_TOO_OLD takenOn']],
    ['an iqama that has ended', { type: 'IQAMA', expiresOn: '2026-11-22' }, ['DOCUMENT_EXPIRED']],
    [
      'one that ends before it begins',
      { type: 'PASSPORT', issuedOn: '2026-01-02', expiresOn: '2026-01-01' },
      ['DOCUMENT_DATES_CROSSED'],
    ],
  ])('%s is refused', (_, form, expected) => expect(refusals(() => read(form))).toEqual(expected));

  it('a day that its type does not ask for is not kept', () =>
    expect(read({ issuedOn: '2026-11-01', takenOn: 'x' }).takenOn).toBeNull());
});
