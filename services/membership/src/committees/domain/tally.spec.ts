import fc from 'fast-check';
import { loadCommitteeRules } from '../rules/load-rules';
import { count } from './tally';

const { quorum } = loadCommitteeRules();
const votes = (yes: number, no: number, abstained: number) => [
  ...Array<'FOR'>(yes).fill('FOR'),
  ...Array<'AGAINST'>(no).fill('AGAINST'),
  ...Array<'ABSTAINED'>(abstained).fill('ABSTAINED'),
];

describe('MEM-66 vote-01 what a vote comes to', () => {
  test.each([
    ['a', 7 - 1, [2, 1, 1], { entitled: 6, needed: 4, took: 4, result: 'CARRIED' }],
    ['b', 7, [3, 0, 0], { entitled: 7, needed: 4, took: 3, result: 'NO_QUORUM' }],
    ['c a tie is no', 6, [3, 3, 0], { entitled: 6, needed: 4, took: 6, result: 'NOT_CARRIED' }],
    ['d', 6, [0, 0, 4], { entitled: 6, needed: 4, took: 4, result: 'NOT_CARRIED' }],
    ['e exactly half is not more than half', 8, [4, 0, 0], { entitled: 8, needed: 5, took: 4, result: 'NO_QUORUM' }],
    ['f', 8, [3, 2, 0], { entitled: 8, needed: 5, took: 5, result: 'CARRIED' }],
    ['g', 5 - 3, [2, 0, 0], { entitled: 2, needed: 3, took: 2, result: 'NO_QUORUM' }],
  ] as const)('%s', (_, entitled, [yes, no, abstained], expected) => {
    expect(count(entitled, votes(yes, no, abstained), quorum)).toMatchObject(expected);
  });

  test('whatever is voted: no decision of half or fewer, none of two, and never a yes without more for than against', () => {
    const vote = fc.constantFrom('FOR' as const, 'AGAINST' as const, 'ABSTAINED' as const);
    fc.assert(
      fc.property(fc.array(vote, { maxLength: 30 }), fc.nat(30), (cast, absent) => {
        const tally = count(cast.length + absent, cast, quorum);
        const isDecided = tally.result !== 'NO_QUORUM';
        expect(isDecided).toBe(cast.length * 2 > tally.entitled && cast.length >= 3);
        expect(tally.for + tally.against + tally.abstained).toBe(tally.took);
        if (tally.result === 'CARRIED') expect(tally.for).toBeGreaterThan(tally.against);
      }),
    );
  });
});
