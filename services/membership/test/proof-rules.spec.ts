import { loadExceptionRules } from '../src/exceptions/rules/load-rules';
import { loadProofRules } from '../src/proofs/rules/load-rules';

test('MEM-36 MEM-61 a proof of what an exception gives runs no longer than that would once it is reversed', () =>
  expect(loadProofRules().extendedDays).toBeLessThanOrEqual(loadExceptionRules().noticeDays));
