import { cpdActivityStatuses, cpdKinds } from '@mumaris/schemas';
import fc from 'fast-check';
import { countHours, type HoursPart } from './hours';

const part: fc.Arbitrary<HoursPart> = fc.record({
  kind: fc.constantFrom(...cpdKinds),
  status: fc.constantFrom(...cpdActivityStatuses),
  hours: fc.integer({ min: 1, max: 240 }).map((quarters) => quarters / 4),
});

test('CPD-02 the kinds add up to the total, and declined hours count nowhere', () => {
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const { recognised, pending, byKind } = countHours(parts);
      const declined = parts.filter(({ status }) => status === 'DECLINED').reduce((sum, { hours }) => sum + hours, 0);
      const all = parts.reduce((sum, { hours }) => sum + hours, 0);
      expect(byKind.map(({ kind }) => kind)).toEqual([...cpdKinds]);
      expect(byKind.reduce((sum, kind) => sum + kind.recognised, 0)).toBe(recognised);
      expect(byKind.reduce((sum, kind) => sum + kind.pending, 0)).toBe(pending);
      expect(recognised + pending + declined).toBe(all);
    }),
  );
});
