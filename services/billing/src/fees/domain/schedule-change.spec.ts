import { fee } from '../../../test/fixtures';
import type { Fee } from './fees';
import { faultsOfChange } from './schedule-change';

const today = '2026-11-22';
const changed = (before: readonly Fee[], after: readonly Fee[], version = 2) =>
  faultsOfChange({ version: 1, fees: before }, { version, fees: after }, today);

describe('another fee schedule in the place of one', () => {
  const later = { ...fee, amount: 12_000, validFrom: '2026-11-23' };

  it('BIL-01 may charge something else from tomorrow on', () => {
    expect(changed([fee], [{ ...fee, validTo: today }, later])).toEqual([]);
  });

  it('BIL-01 may not charge something else for today, nor for a day that is over', () => {
    const fromToday = { ...later, validFrom: today };
    expect(changed([fee], [{ ...fee, validTo: '2026-11-21' }, fromToday])).toEqual([
      'TRAINING_LETTER ADMINISTRATIVE on 2026-11-22: 10000 was charged, and would be 12000',
    ]);
    expect(changed([fee], [{ ...fee, amount: 9_000 }])[0]).toContain(
      'on 2026-01-01: 10000 was charged, and would be 9000',
    );
    expect(changed([fee], [])[0]).toContain('would be none');
    expect(changed([fee], [{ ...fee, taxCode: 'S' }])).not.toEqual([]);
    const between = { ...fee, amount: 1, validFrom: '2026-03-01', validTo: '2026-03-01' };
    const around = [{ ...fee, validTo: '2026-02-28' }, between, { ...fee, validFrom: '2026-03-02' }];
    expect(changed([fee], around)).toHaveLength(1);
  });

  it('BIL-01 may not give a category or a rank its own fee for a day that has begun', () => {
    expect(changed([fee], [fee, { ...fee, category: 'NURSE', amount: 1 }])).not.toEqual([]);
    expect(changed([fee], [fee, { ...later, category: 'NURSE' }])).toEqual([]);
  });

  it('BIL-01 may add a fee where there was none: nobody was invoiced', () => {
    expect(changed([fee], [fee, { ...fee, service: 'DATA_UPDATE' }])).toEqual([]);
  });

  it('BIL-01 has a version of its own, unless it says the same in another order', () => {
    expect(changed([fee], [fee, later], 1)).toEqual(['version 1 says something else than before: raise it']);
    expect(changed([fee, later], [later, fee], 1)).toEqual([]);
  });
});
