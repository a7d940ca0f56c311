import { committees } from '../../../test/paper-given';
import type { Session } from '../../committees';
import { loadMinutesRules, loadPaperRules } from '../rules/load-rules';
import { minutesPaper } from './minutes-paper';

const [rules, { issuer }] = [loadMinutesRules(), loadPaperRules()];
const at = new Date('2026-11-24T21:05:00.000Z');
const tally = { entitled: 4, needed: 3, took: 3, for: 2, against: 1, abstained: 0, result: 'CARRIED' } as const;
const word = (by: string, vote: 'FOR' | 'AGAINST', reason: string | null = null) => ({ by, at, vote, reason });

const session = {
  ...{ id: 'ses_1', number: 'S-482-913-075', committee: 'QUALIFICATIONS', day: '2026-11-24', scheduledBy: 'C1' },
  agenda: ['bal_1', 'bal_2'],
} as const;
const minutes: NonNullable<Session['minutes']> = {
  at,
  members: [
    { accountId: 'C1', name: { ar: 'هند العتيبي', en: 'Hind Al-Otaibi' }, chairs: true },
    { accountId: 'C2', name: null, chairs: false },
    { accountId: 'C3', chairs: false },
    { accountId: 'C4', chairs: false },
  ],
  ballots: [
    {
      ...{ number: 'B-1', subject: 'APPLICATION', subjectNumber: 'A-1', accountId: 'acc_1', reason: null, tally },
      conflicts: [{ by: 'C4', at, why: 'زميل في الجهة نفسها' }],
      words: [word('C1', 'AGAINST'), word('C2', 'FOR'), word('C3', 'AGAINST', 'البرنامج قصير'), word('C1', 'FOR')],
    },
    {
      ...{ number: 'B-2', subject: 'APPLICATION', subjectNumber: 'A-2', accountId: 'C2', conflicts: [], words: [] },
      ...{ tally: { ...tally, took: 0, result: 'NO_QUORUM' }, reason: { ar: 'لسبب.', en: 'For a reason.' } },
    },
  ],
};
const printed = (readerId: string, committee = 'QUALIFICATIONS') => {
  const kind = committees[committee];
  if (!kind) throw new Error('there is no such committee');
  const paper = minutesPaper({ ...session, minutes }, minutes, { rules, issuer, committee: kind, readerId });
  return paper.sections.map(({ heading, facts }) => ({
    heading: heading?.en,
    facts: facts.map(({ label, words }) => `${label.en}: ${words.en.replaceAll(/[\u2066-\u2069]/g, '')}`),
  }));
};

test('MEM-14 MEM-66 minutes say who belonged, what was before the committee, and what each vote came to', () => {
  const [head, members, first, second] = printed('C1');
  expect(head?.facts).toContain('Session: S-482-913-075');
  expect(members?.facts).toEqual([
    'Hind Al-Otaibi: Chair, voted',
    'C2: Member, voted',
    'C3: Member, voted',
    'C4: Member, did not vote',
  ]);
  expect(first).toEqual({
    heading: 'Matter B-1',
    facts: [
      'About: application A-1',
      'C4: declared a conflict of interests: زميل في الجهة نفسها',
      // The last word of a member counts.
      'Hind Al-Otaibi: for',
      'C2: for',
      'C3: against: البرنامج قصير',
      'Voted, of those entitled: 3 of 4, quorum 3',
      'Votes: for 2, against 1, abstained 0',
      'Result: carried',
    ],
  });
  expect(second?.facts).toContain('What the person concerned was told: For a reason.');
});

test('MEM-66 of a secret ballot nobody’s vote is printed, and that of a member’s own matter nothing', () => {
  const [, , first] = printed('C1', 'DISCIPLINE');
  expect(first?.facts.filter((line) => /^(Hind|C2|C3)/.test(line))).toEqual([]);
  expect(first?.facts).toContain('Votes: for 2, against 1, abstained 0');
  expect(printed('C2').map(({ heading }) => heading)).not.toContain('Matter B-2');
});
