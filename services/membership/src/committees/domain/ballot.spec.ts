import type { BallotVote } from '@mumaris/schemas';
import { refusals } from '../../../test/given';
import { loadCommitteeRules } from '../rules/load-rules';
import {
  type Ballot,
  bring,
  cast,
  closeEarly,
  closeVote,
  declareConflict,
  outcomeOf,
  putOnAgenda,
  tallyOf,
  tookPart,
  withdraw,
} from './ballot';
import type { Committee, Membership } from './committee';

const rules = loadCommitteeRules();
const day = '2027-01-10';
const now = new Date('2027-01-10T08:00:00.000Z');
const nobody: ReadonlySet<string> = new Set();

const member = (id: string, until = '2027-12-31'): Membership => ({
  ...{ accountId: id, from: '2026-01-01', until, chairs: id === 'M7' },
  ...{ appointedBy: 'acc_sg', appointedAt: new Date('2026-01-01T08:00:00.000Z') },
});
const seven = ['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7'];
const committee: Committee = { id: 'QUALIFICATIONS', memberships: seven.map((id) => member(id)) };

const brought = (accountId = 'acc_1'): Ballot =>
  bring(
    {
      ...{ id: 'bal_1', number: 'B-1', committee: 'QUALIFICATIONS', subject: 'APPLICATION', subjectId: 'app_1' },
      ...{ subjectNumber: 'A-482-913-075', accountId, practitionerId: 'pra_1' },
    },
    now,
  ).state;
const onAgenda = (accountId?: string) => putOnAgenda(brought(accountId), { id: 'ses_1', day }).state;

interface More {
  readonly of?: Committee;
  readonly isRelative?: boolean;
  readonly at?: Date;
}
const vote = (
  ballot: Ballot,
  id: string,
  word: BallotVote,
  { of = committee, isRelative = false, at = now }: More = {},
) => cast(ballot, { member: { accountId: id, isRelative }, vote: word, reason: null }, of, rules, at).state;
/** Votes one after another: `M1 yes`. */
const votes = (ballot: Ballot, ...words: string[]): Ballot =>
  words.reduce((one, text) => {
    const [id = '', word] = text.split(' ');
    return vote(one, id, word === 'yes' ? 'FOR' : 'AGAINST');
  }, ballot);
const close = { committee, relatives: nobody, reason: null };
const tally = (ballot: Ballot, of = committee) => tallyOf(ballot, of, nobody, rules);

describe('MEM-14 vote-02 a vote as its words come', () => {
  test('a the last word of a member counts, and every word is kept', () => {
    const voted = votes(onAgenda(), 'M1 yes', 'M2 yes', 'M3 no', 'M4 yes', 'M1 no');
    expect(tally(voted)).toMatchObject({ for: 2, against: 2, result: 'NOT_CARRIED' });
    expect(voted.words).toHaveLength(5);
  });

  test('b the same word again, after a lost answer, is one', () => {
    const voted = votes(onAgenda(), 'M1 yes', 'M2 no', 'M3 no', 'M4 yes', 'M4 yes');
    expect(tally(voted)).toMatchObject({ for: 2, against: 2, result: 'NOT_CARRIED' });
    expect(voted.words).toHaveLength(4);
  });

  test('c who declares a conflict after voting is out, with the vote', () => {
    const voted = votes(onAgenda(), 'M1 yes', 'M2 yes', 'M3 yes', 'M4 no');
    const out = declareConflict(voted, { by: 'M1', why: 'شريك في العيادة' }, committee, now).state;
    expect(tally(out)).toMatchObject({ entitled: 6, for: 2, against: 1, took: 3, needed: 4, result: 'NO_QUORUM' });
    expect(refusals(() => vote(out, 'M1', 'FOR'))).toEqual(['CONFLICT_DECLARED']);
  });

  test('d once the vote is closed no word is taken', () => {
    const voted = votes(onAgenda(), 'M1 yes', 'M2 yes', 'M3 yes', 'M4 no');
    const closed = closeEarly(voted, close, rules, now).state;
    expect(outcomeOf(closed)).toMatchObject({ for: 3, against: 1, result: 'CARRIED' });
    expect(refusals(() => vote(closed, 'M5', 'AGAINST'))).toEqual(['VOTE_CLOSED ballotId']);
  });

  test('e whose term ended yesterday has no vote', () => {
    const of = { ...committee, memberships: seven.map((id) => member(id, id === 'M4' ? '2027-01-09' : undefined)) };
    const voted = ['M1', 'M2', 'M3'].reduce((one, id) => vote(one, id, 'FOR', { of }), onAgenda());
    expect(refusals(() => vote(voted, 'M4', 'FOR', { of }))).toEqual(['NOT_A_MEMBER']);
    expect(tally(voted, of)).toMatchObject({ took: 3, needed: 4, result: 'NO_QUORUM' });
  });

  test('f nobody votes on a matter of one’s own', () => {
    const own = onAgenda('M1');
    expect(refusals(() => vote(own, 'M1', 'FOR'))).toEqual(['OWN_CASE']);
    const voted = votes(own, 'M2 yes', 'M3 yes', 'M4 no');
    expect(tally(voted)).toMatchObject({ entitled: 6, needed: 4, took: 3, result: 'NO_QUORUM' });
  });
});

describe('MEM-14 MEM-66 a matter before a committee', () => {
  test('is voted on during the day of its session in Riyadh, and at no other moment', () => {
    const ballot = onAgenda();
    const at = (instant: string) => refusals(() => vote(ballot, 'M1', 'FOR', { at: new Date(instant) }));
    expect(at('2027-01-09T20:59:59.999Z')).toEqual(['VOTE_NOT_OPEN ballotId']);
    expect(at('2027-01-09T21:00:00.000Z')).toEqual([]);
    expect(at('2027-01-10T20:59:59.999Z')).toEqual([]);
    expect(at('2027-01-10T21:00:00.000Z')).toEqual(['VOTE_CLOSED ballotId']);
    expect(refusals(() => vote(brought(), 'M1', 'FOR'))).toEqual(['VOTE_NOT_OPEN ballotId']);
  });

  test('is left alone by declared relatives, whose vote is not missed', () => {
    expect(refusals(() => vote(onAgenda(), 'M2', 'FOR', { isRelative: true }))).toEqual(['RELATIVES_CASE']);
    expect(tallyOf(onAgenda(), committee, new Set(['M2']), rules)).toMatchObject({ entitled: 6 });
  });

  test('is closed early with a quorum alone; at the end of the day without one it waits for another session', () => {
    const three = votes(onAgenda(), 'M1 yes', 'M2 yes', 'M3 yes');
    expect(refusals(() => closeEarly(three, close, rules, now))).toEqual(['NO_QUORUM_YET ballotId']);
    const waiting = closeVote(three, close, rules, now).state;
    expect(waiting).toMatchObject({ status: 'WAITING', sessionId: null, words: [], reason: null });
    expect(waiting.rounds).toMatchObject([{ sessionId: 'ses_1', tally: { result: 'NO_QUORUM' } }]);
    const again = putOnAgenda(waiting, { id: 'ses_2', day }).state;
    expect(tally(votes(again, 'M4 yes'))).toMatchObject({ took: 1 });
    expect(tookPart(again)).toEqual(['M1', 'M2', 'M3']);
  });

  test('that is not carried has a reason, the chair’s or that of the rules', () => {
    const no = votes(onAgenda(), 'M1 no', 'M2 no', 'M3 no', 'M4 no');
    const said = { ar: 'لا يتصل بتخصص صحي.', en: 'It belongs to no health specialty.' };
    expect(closeVote(no, { ...close, reason: said }, rules, now).state.reason).toEqual(said);
    expect(closeVote(no, close, rules, now).state.reason).toEqual(rules.committees['QUALIFICATIONS']?.notCarried);
  });

  test('is decided once, and withdrawn only before', () => {
    const decided = closeVote(votes(onAgenda(), 'M1 yes', 'M2 yes', 'M3 yes', 'M4 yes'), close, rules, now).state;
    expect(refusals(() => closeVote(decided, close, rules, now))).toEqual(['BALLOT_NOT_NOW ballotId']);
    expect(withdraw(decided).state).toBe(decided);
    const gone = withdraw(onAgenda()).state;
    expect(gone.status).toBe('WITHDRAWN');
    expect(refusals(() => putOnAgenda(gone, { id: 'ses_2', day }))).toEqual(['BALLOT_NOT_NOW ballotId']);
    expect(refusals(() => vote(gone, 'M1', 'FOR'))).toEqual(['VOTE_CLOSED ballotId']);
  });

  test('has a bounded number of words, and of rounds', () => {
    const words = Array.from({ length: rules.mostWords }, (_, at) => `M1 ${at % 2 ? 'yes' : 'no'}`);
    const full = votes(onAgenda(), ...words);
    expect(refusals(() => vote(full, 'M2', 'FOR'))).toEqual(['LIST_FULL']);
  });
});
