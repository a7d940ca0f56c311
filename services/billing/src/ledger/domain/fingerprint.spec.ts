import fc from 'fast-check';
import { createFingerprints } from './fingerprint';

const ids = fc.array(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 40 });
const counted = (list: readonly string[]) => JSON.stringify(list.toSorted());

describe('the fingerprint of a set', () => {
  const { create, bucketOf } = createFingerprints();
  const of = (list: readonly string[]) => {
    const print = create();
    for (const id of list) print.add(id);
    return print;
  };

  it('BIL-10 is the same for the same ids in any order, and no other', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 40 }), ids, (set, list) => {
        expect(of(set).differing(of(set.toReversed()))).toEqual([]);
        expect(of(set).differing(of(list)).length === 0).toBe(counted(set) === counted(list));
      }),
    );
  });

  it('BIL-10 tells in which part it differs', () => {
    expect(of(['a', 'b', 'c']).differing(of(['a', 'c']))).toEqual([bucketOf('b')]);
    expect(of(['a', 'b']).differing(of(['a', 'b', 'b', 'b']))).toEqual([bucketOf('b')]);
  });
});
