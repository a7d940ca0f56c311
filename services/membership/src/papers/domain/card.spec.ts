import { contents, granted, makingAt } from '../../../test/paper-given';
import { refusals } from '../../../test/given';
import { setCondition } from '../../credentials/domain/condition';
import { cardPaper, hasCard, isShownByCard, type Shown } from './card';

const registration = granted(contents[1]) as Shown;
const photo = new Uint8Array([255, 216, 255]);
const lastMoment = '2028-03-01T20:59:59.999Z';

test('MEM-63 a card says number, category, specialty and until when, in both languages and calendars', () => {
  const { facts, holder, conditions, photo: bytes } = cardPaper(registration, photo, makingAt(lastMoment));
  expect(facts.map(({ label }) => label.en)).toEqual([
    'Number',
    'Professional category',
    'Specialty',
    'In force until',
  ]);
  expect(facts.at(-1)?.figures).toEqual({ iso: '2028-03-01', hijri: '1449-10-05' });
  expect(holder).toBe(registration.holder);
  expect([conditions, bytes]).toEqual([null, [255, 216, 255]]);
});

test('MEM-63 it is there while its registration is in force', () => {
  expect(hasCard(registration, new Date(lastMoment))).toBe(true);
  const after = '2028-03-01T21:00:00.000Z';
  expect(hasCard(registration, new Date(after))).toBe(false);
  expect(refusals(() => cardPaper(registration, photo, makingAt(after)))).toEqual(['DOCUMENT_NOT_HANDED_OUT']);
});

test('MEM-65 it says that there are conditions, which the public check tells', () => {
  const wording = { ar: 'تحت إشراف.', en: 'Under supervision.' };
  const order = { id: 'con_1', kind: 'SUPERVISION', wording, startsOn: '2026-06-01', lastDay: null } as const;
  const conditioned = setCondition(registration, order, new Date('2026-05-01')).state as Shown;
  expect(cardPaper(conditioned, photo, makingAt('2026-06-01')).conditions?.en).toBe('Conditions on practice in force');
});

test.each(contents)('MEM-63 a $kind is shown by a card or is not', (one) =>
  expect(isShownByCard(granted(one))).toBe(one.kind === 'REGISTRATION'),
);
