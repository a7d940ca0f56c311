import { refusals, rules } from '../../../test/given';
import { mergeAnswers } from './answers';

const { questions } = rules.for('TRAINING_LETTER');
const keep = (question: string, value: string) => mergeAnswers([], [{ question, value }], questions)[0]?.value;

test('MEM-04 an answer is kept as the door cleaned it', () => {
  expect(keep('institution', '\u200Fمستشفى\u2067 الملک\u2069 \n خالد')).toBe('مستشفى الملك خالد');
  expect(keep('startsOn', '١/١/٢٠٢٧')).toBe('2027-01-01');
  expect(keep('endsOn', '1448/12/30 هـ')).toBe('2027-06-05');
  expect(keep('kind', ' QUALIFYING\u200B')).toBe('QUALIFYING');
  expect(keep('confirmed', 'true\u200F')).toBe('true');
});

test('MEM-04 an answer in which nothing can be seen takes the one before back', () => {
  const before = [{ question: 'city', value: 'الرياض' }];
  for (const value of ['', ' ', '\u200F\u200B']) {
    expect(mergeAnswers(before, [{ question: 'city', value }], questions)).toEqual([]);
    expect(keep('startsOn', value)).toBeUndefined();
  }
});

test('MEM-04 letters count as they are seen, and a heap of marks is too long', () => {
  expect(keep('city', 'جُدَّة')).toBe('جُدَّة'.normalize('NFC'));
  expect(refusals(() => keep('city', 'جُ'))).toEqual(['ANSWER_TOO_SHORT answers.0.value']);
  expect(refusals(() => keep('city', `ج${'\u064f'.repeat(50_000)}`))).toEqual(['TOO_LONG answers.0.value']);
});
