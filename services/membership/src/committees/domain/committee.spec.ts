import { refusals } from '../../../test/given';
import { loadCommitteeRules } from '../rules/load-rules';
import { appoint, assertChair, type Committee, endTerm, isMember, type Membership, membersOn } from './committee';

const rules = loadCommitteeRules();
const empty: Committee = { id: 'QUALIFICATIONS', memberships: [] };
const term = (accountId: string, from: string, until: string, chairs = false): Membership => ({
  ...{ accountId, from, until, chairs, appointedBy: 'acc_sg', appointedAt: new Date('2026-01-01T08:00:00.000Z') },
});
const withTerms = (...terms: Membership[]) =>
  terms.reduce((committee, one) => appoint(committee, one, rules).state, empty);

describe('MEM-14 the terms of a committee', () => {
  const one = withTerms(term('M1', '2027-01-01', '2027-06-30', true));

  test('a term has its first and its last day', () => {
    expect(['2026-12-31', '2027-01-01', '2027-06-30', '2027-07-01'].map((day) => isMember(one, 'M1', day))).toEqual([
      ...[false, true, true, false],
    ]);
  });

  test.each([
    ['crossed days', term('M2', '2027-02-01', '2027-01-31'), ['TERM_DAYS_CROSSED until']],
    ['one day more than the longest', term('M2', '2027-01-01', '2031-01-02'), ['TERM_TOO_LONG until']],
    ['the longest', term('M2', '2027-01-01', '2031-01-01'), []],
    ['the same member on a day of the term', term('M1', '2027-06-30', '2027-12-31'), ['MEMBER_ALREADY accountId']],
    ['the same member after it', term('M1', '2027-07-01', '2027-12-31'), []],
    ['a second chair on a day of the term', term('M2', '2027-06-30', '2027-12-31', true), ['CHAIR_ALREADY chairs']],
    ['a second chair after it', term('M2', '2027-07-01', '2027-12-31', true), []],
  ])('appointing %s', (_, membership, expected) => {
    expect(refusals(() => appoint(one, membership, rules))).toEqual(expected);
  });

  test('there are so many at once at most', () => {
    const many = Array.from({ length: rules.mostMembers }, (_, at) => term(`N${at}`, '2027-01-01', '2027-12-31'));
    const full = withTerms(...many);
    expect(membersOn(full, '2027-05-05')).toHaveLength(rules.mostMembers);
    expect(refusals(() => appoint(full, term('M1', '2027-12-31', '2028-01-31'), rules))).toEqual(['LIST_FULL']);
    expect(refusals(() => appoint(full, term('M1', '2028-01-01', '2028-01-31'), rules))).toEqual([]);
  });

  test('a term is ended with a day that is not over, and stays in the history', () => {
    const end = (lastDay: string, today = '2027-03-01') => endTerm(one, { accountId: 'M1', lastDay }, today);
    expect(end('2027-03-01').state.memberships).toMatchObject([{ accountId: 'M1', until: '2027-03-01' }]);
    expect(refusals(() => end('2027-02-28'))).toEqual(['TERM_DAYS_CROSSED lastDay']);
    expect(refusals(() => end('2027-07-01'))).toEqual(['TERM_DAYS_CROSSED lastDay']);
    expect(refusals(() => end('2027-08-01', '2027-07-01'))).toEqual(['NOT_A_MEMBER accountId']);
  });

  test('the chair of a day leads, and nobody else', () => {
    expect(refusals(() => assertChair(one, 'M1', '2027-03-01'))).toEqual([]);
    expect(refusals(() => assertChair(one, 'M1', '2027-07-01'))).toEqual(['NOT_THE_CHAIR']);
    expect(refusals(() => assertChair(one, 'M2', '2027-03-01'))).toEqual(['NOT_THE_CHAIR']);
  });
});
