import { refusals, rules } from '../../../test/given';
import { addDays } from '@mumaris/kit/calendar';
import { type Answer } from './answer';
import { mergeAnswers, type WrittenAnswer } from './answers';
import { joinFaults } from './stated-entries';

const { questions } = rules.inForce('TRAINING_LETTER', '2026-11-22');
const choices = { reference: rules.reference, today: '2026-11-22' };
const keep = (question: string, value: string) => mergeAnswers([], [{ question, value }], questions, choices)[0]?.value;

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
    expect(mergeAnswers(before, [{ question: 'city', value }], questions, choices)).toEqual([]);
    expect(keep('startsOn', value)).toBeUndefined();
  }
});

test('MEM-04 letters count as they are seen, and a heap of marks is too long', () => {
  expect(keep('city', 'جُدَّة')).toBe('جُدَّة'.normalize('NFC'));
  expect(refusals(() => keep('city', 'جُ'))).toEqual(['ANSWER_TOO_SHORT answers.0.value']);
  expect(refusals(() => keep('city', `ج${'\u064f'.repeat(50_000)}`))).toEqual(['TOO_LONG answers.0.value']);
});

describe('MEM-13 a repeated part', () => {
  const renewal = rules.inForce('REREGISTRATION', '2026-11-22').questions;
  const place = (workplace: string, row: number) => ({ question: 'workplace', value: workplace, row });
  const write = (written: WrittenAnswer[], before: Answer[] = []) => mergeAnswers(before, written, renewal, choices);

  test('is answered by rows, and a row whose answers are all taken back is gone', () => {
    const three = write([place('مستشفى الملك فهد', 0), place('مستشفى عسير', 1), place('مركز أبها', 2)]);
    expect(three.map(({ row }) => row)).toEqual([0, 1, 2]);
    expect(write([place('', 1)], three)).toEqual([place('مستشفى الملك فهد', 0), place('مركز أبها', 1)]);
  });

  test('has at most twenty rows, counted from 0; other questions have none', () => {
    expect(refusals(() => write([place('مستشفى', 19)]))).toEqual([]);
    for (const row of [20, -1, 0.5])
      expect(refusals(() => write([place('مستشفى', row)]))).toEqual(['ROW_OUT_OF_RANGE answers.0.row']);
    expect(refusals(() => write([{ question: 'workplace', value: 'مستشفى' }]))).toEqual([
      'ROW_OUT_OF_RANGE answers.0.row',
    ]);
    expect(refusals(() => write([{ question: 'employer', value: 'مستشفى', row: 0 }]))).toEqual([
      'NO_ROWS_HERE answers.0.row',
    ]);
  });

  test('chooses from the lists of reference data what is offered', () => {
    expect(write([{ question: 'experienceCountry', value: 'SA', row: 0 }])).toHaveLength(1);
    expect(refusals(() => write([{ question: 'experienceCountry', value: 'XX', row: 0 }]))).toEqual([
      'NOT_IN_LIST answers.0.value',
    ]);
  });
});

describe('MEM-13 a row that joins the profile is refused as the profile refuses it', () => {
  const { questions: asked, joins = {} } = rules.inForce('REREGISTRATION', '2026-11-22');
  const inRow = (row: number, answers: Record<string, string>) =>
    Object.entries(answers).map(([question, value]) => ({ question, value, row }));
  const write = (written: WrittenAnswer[], before: Answer[] = []) =>
    mergeAnswers(before, written, asked, choices, joinFaults(joins, { ...choices, bornOn: '1990-05-20' }));
  const kept = write(inRow(0, { experienceStart: '2020-01-01', experienceEnd: '2024-01-01' }));

  test.each<[string, WrittenAnswer[], string[]]>([
    ['a start today', inRow(1, { experienceStart: choices.today }), []],
    ['a start on the day of birth', inRow(1, { experienceStart: '1990-05-20' }), []],
    ['a start before birth', inRow(1, { experienceStart: '1990-05-19' }), ['BEFORE_BIRTH answers.0.value']],
    ['a start ahead', inRow(1, { experienceStart: addDays(choices.today, 1) }), ['DAY_AHEAD answers.0.value']],
    [
      'an end ahead, in a row beside a good one',
      [...inRow(1, { workplace: 'مستشفى أبها' }), ...inRow(2, { experienceEnd: '2030-01-01' })],
      ['DAY_AHEAD answers.1.value'],
    ],
    [
      'an end before its start',
      inRow(1, { experienceStart: '2020-01-02', experienceEnd: '2020-01-01' }),
      ['END_BEFORE_START answers.1.value'],
    ],
    ['an end on its start', inRow(1, { experienceStart: '2020-01-02', experienceEnd: '2020-01-02' }), []],
    [
      'a start after the end that was kept',
      inRow(0, { workplace: 'مستشفى أبها', experienceStart: '2024-01-02' }),
      ['END_BEFORE_START answers.0.value'],
    ],
    ['a licence that is over', inRow(0, { licenceExpiresOn: '2020-01-01' }), []],
  ])('%s', (_, written, refused) => expect(refusals(() => write(written, kept))).toEqual(refused));

  test('what is not filled in yet is left to handing in', () =>
    expect(refusals(() => write(inRow(3, { jobTitle: 'ممرضة' })))).toEqual([]));
});
