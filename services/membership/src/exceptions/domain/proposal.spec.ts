import { failuresOf } from '@mumaris/kit/errors';
import { refusals } from '../../../test/given';
import { loadExceptionRules } from '../rules/load-rules';
import { readProposal, type WrittenProposal } from './proposal';

const rules = loadExceptionRules();
const now = new Date('2027-04-10T09:30:00.000Z');
const conditionsOf = (service: string) =>
  ({ TRAINING_LETTER: ['kind', 'letter'], CARD_REPLACEMENT: ['kind', 'registered'] })[service];

const reason = { ar: 'تعطلت الخدمات بسبب السيول.', en: 'Services were down because of the floods.' };
const ends: WrittenProposal = {
  kind: 'REGISTRATION_END',
  reason,
  services: [],
  categories: ['NURSE', 'NURSE'],
  endsFrom: '2027-04-01',
  endsUntil: '2027-04-30',
  until: '2027-08-01',
};
const lifts: WrittenProposal = {
  kind: 'REQUIREMENT',
  reason,
  services: ['TRAINING_LETTER'],
  categories: [],
  requirement: 'letter',
  from: '2027-04-10',
  until: '2027-04-10',
};
const read = (written: WrittenProposal) => readProposal(written, { rules, conditionsOf }, now);
const refused = (written: WrittenProposal) => refusals(() => read(written));

describe('MEM-36 what is proposed', () => {
  test('given all that its kind needs, then it is read, days in either calendar, each category once', () => {
    expect(read({ ...ends, until: '1449-02-28' })).toMatchObject({
      until: '2027-08-01',
      scope: { categories: ['NURSE'] },
    });
    expect(read(lifts)).toMatchObject({ requirement: 'letter', from: '2027-04-10', until: '2027-04-10' });
    expect(read({ ...ends, kind: 'RETURN_PERIOD', services: ['TRAINING_LETTER'] })).toMatchObject({ from: null });
  });

  test.each<[string, Partial<WrittenProposal>, string[]]>([
    [
      'no days within which something ends',
      { endsFrom: null, endsUntil: '' },
      ['REQUIRED endsFrom', 'REQUIRED endsUntil'],
    ],
    [
      'what another kind has',
      { requirement: 'letter', from: '2027-05-01', services: ['TRAINING_LETTER'] },
      ['NOT_OF_THIS_KIND services', 'NOT_OF_THIS_KIND requirement', 'NOT_OF_THIS_KIND from'],
    ],
    ['days that are turned', { endsFrom: '2027-04-30', endsUntil: '2027-04-29' }, ['DAYS_CROSSED endsUntil']],
    ['an end that is not later', { until: '2027-04-30' }, ['DAYS_CROSSED until']],
    [
      'an end that is past',
      { endsFrom: '2027-04-01', endsUntil: '2027-04-02', until: '2027-04-09' },
      ['DAY_PAST until'],
    ],
    ['a day that no calendar has', { until: '2027-02-30' }, ['BAD_DATE until']],
    [
      'a reason that says nothing',
      { reason: { ar: 'سيول عام', en: 'Floods' } },
      ['TOO_SHORT reason.ar', 'TOO_SHORT reason.en'],
    ],
    [
      'a reason in one language',
      { reason: { ar: reason.en, en: reason.ar } },
      ['TEXT_ARABIC reason.ar', 'TEXT_ENGLISH reason.en'],
    ],
  ])('given %s, then it is refused', (_, change, codes) => expect(refused({ ...ends, ...change })).toEqual(codes));

  test.each<[string, Partial<WrittenProposal>, string[]]>([
    ['no service', { services: [] }, ['REQUIRED services']],
    ['no requirement', { requirement: null }, ['REQUIRED requirement']],
    ['a service that is not there', { services: ['TRAINING_LETTER', 'DANCE'] }, ['UNKNOWN_SERVICE services.1']],
    [
      'a requirement that one of the services has not',
      { services: ['TRAINING_LETTER', 'CARD_REPLACEMENT'] },
      ['UNKNOWN_CONDITION requirement'],
    ],
    [
      'what the grant stands on',
      { services: ['CARD_REPLACEMENT'], requirement: 'registered' },
      ['NOT_LIFTABLE requirement'],
    ],
    ['a first day that is past', { from: '2027-04-09' }, ['DAY_PAST from']],
    ['a last day before the first', { from: '2027-04-12', until: '2027-04-11' }, ['DAYS_CROSSED until']],
  ])('given a lifted requirement with %s, then it is refused', (_, change, codes) =>
    expect(refused({ ...lifts, ...change })).toEqual(codes),
  );

  test('given days that are crossed, then the other day is named', () => {
    const named = (written: WrittenProposal): string => {
      try {
        return read(written).until;
      } catch (error) {
        return (
          failuresOf(error)
            ?.map(({ message }) => message.en)
            .join(' ') ?? ''
        );
      }
    };
    expect(named({ ...ends, endsFrom: '2027-04-30', endsUntil: '2027-04-29' })).toContain('30 April 2027');
    expect(named({ ...ends, endsUntil: '2027-04-30', until: '2027-04-30' })).toContain('30 April 2027');
    expect(named({ ...lifts, from: '2027-04-12', until: '2027-04-11' })).toContain('12 April 2027');
  });

  test('given the last day in its own range, the day after it is later enough', () =>
    expect(read({ ...ends, until: '2027-05-01' })).toMatchObject({ until: '2027-05-01' }));
});
