import { hashOfBlock, nextBlock, noBlock } from './block';
import type { Posting } from './ledger';

const at = new Date('2026-11-22T09:00:00.000Z');
const posting: Posting = {
  cause: { what: 'INVOICE_ISSUED', id: 'inv_1' },
  at,
  entries: [
    { account: 'receivable', debit: 9_007_199_254_740_991, credit: 0 },
    { account: 'fee-income:service', debit: 0, credit: 9_007_199_254_740_991 },
  ],
};
const other: Posting = { ...posting, cause: { what: 'INVOICE_CLOSED', id: 'inv_1' } };

describe('a block', () => {
  it('BIL-10 has the hash that it had ever since: sha256sum of its canonical form', () => {
    // printf '[1,"","2026-11-22T09:00:00.000Z",[["INVOICE_ISSUED","inv_1","2026-11-22T09:00:00.000Z",[["receivable",9007199254740991,0],["fee-income:service",0,9007199254740991]]]]]' | sha256sum
    expect(hashOfBlock(noBlock, at, [posting])).toBe(
      'd3c772825e46ee442121ea4e18c3dd94913e63c9c2c34255cd9a69afa5a3d6c5',
    );
  });

  it('BIL-10 follows the block before it', () => {
    const first = nextBlock(noBlock, [posting], at);
    expect(first).toMatchObject({ number: 1, previousHash: '', postings: ['INVOICE_ISSUED:inv_1'], sealedAt: at });
    expect(nextBlock(first, [other], at)).toMatchObject({ number: 2, previousHash: first.hash });
  });

  it.each<[string, readonly Posting[], Date]>([
    ['another order', [other, posting], at],
    ['another posting', [posting], at],
    ['another instant', [posting, other], new Date(at.getTime() + 1)],
    [
      'a halala',
      [{ ...posting, entries: posting.entries.map((one) => ({ ...one, debit: one.debit && 1 })) }, other],
      at,
    ],
    ['an account', [{ ...posting, entries: posting.entries.map((one) => ({ ...one, account: 'x' })) }, other], at],
    ['a day', [{ ...posting, at: new Date(0) }, other], at],
  ])('BIL-10 has another hash with %s', (_, postings, sealedAt) => {
    expect(hashOfBlock(noBlock, sealedAt, postings)).not.toBe(hashOfBlock(noBlock, at, [posting, other]));
  });

  it('BIL-10 has the same hash however its fields are ordered', () => {
    const turned = {
      entries: posting.entries.map(({ account, debit, credit }) => ({ credit, debit, account })),
      at,
      cause: posting.cause,
    };
    expect(hashOfBlock(noBlock, at, [turned])).toBe(hashOfBlock(noBlock, at, [posting]));
  });
});
