import fc from 'fast-check';
import { candidate, examRules, now, sat, sittingWith } from '../../../test/exams-given';
import { usedOf } from './candidacy';
import {
  changeCapacity,
  freeOf,
  joinWaitingList,
  lapseOffers,
  leaveSitting,
  peopleOf,
  type Sitting,
  takeSeat,
} from './sitting';

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const who = fc.constantFrom(...names);
const step = fc.oneof(
  fc.record({ does: fc.constant('book' as const), who, hours: fc.constant(0) }),
  fc.record({ does: fc.constant('wait' as const), who, hours: fc.constant(0) }),
  fc.record({ does: fc.constant('leave' as const), who, hours: fc.constant(0) }),
  fc.record({ does: fc.constant('resize' as const), size: fc.integer({ min: 1, max: 5 }), hours: fc.constant(0) }),
  fc.record({ does: fc.constant('lapse' as const), hours: fc.integer({ min: 0, max: 20 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const decide = (sitting: Sitting, one: Step, at: Date): Sitting => {
  switch (one.does) {
    case 'book':
      return takeSeat(sitting, candidate(one.who), examRules, at).state;
    case 'wait':
      return joinWaitingList(sitting, candidate(one.who), examRules, at).state;
    case 'leave':
      return leaveSitting(sitting, `app_${one.who}`, examRules, at).state;
    case 'resize':
      return changeCapacity(sitting, one.size, examRules, at).state;
    case 'lapse':
      return lapseOffers(sitting, examRules, at).state;
  }
};

const idsOf = (people: readonly { applicationId: string }[]) => people.map(({ applicationId }) => applicationId);

/** A sitting after a step: as it was where the step is refused. */
const after = (sitting: Sitting, one: Step, at: Date): Sitting => {
  try {
    return decide(sitting, one, at);
  } catch (error) {
    expect((error as { code?: string }).code).toMatch(/^(SITTING_FULL|PLACES_FREE)$/);
    return sitting;
  }
};

test('MEM-54 whatever happens: no seat beyond the capacity is given, nobody has two places, nobody is overtaken on the list', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let sitting = sittingWith(3, 0);
      let at = now;
      for (const one of steps) {
        at = new Date(at.getTime() + one.hours * 3_600_000);
        const before = sitting;
        sitting = after(before, one, at);
        const held = sitting.seats.length + sitting.offers.length;
        const was = before.seats.length + before.offers.length;
        // More are seated than there are seats only where the capacity became smaller.
        expect(held <= sitting.capacity || held <= was).toBe(true);
        expect(new Set(idsOf(peopleOf(sitting))).size).toBe(peopleOf(sitting).length);
        if (sitting.waiting.length) expect(freeOf(sitting)).toBe(0);
        const stayed = idsOf(sitting.waiting).filter((id) => idsOf(before.waiting).includes(id));
        expect(stayed).toEqual(idsOf(before.waiting).filter((id) => stayed.includes(id)));
        const offered = idsOf(sitting.offers).filter((id) => idsOf(before.waiting).includes(id));
        expect(offered).toEqual(idsOf(before.waiting).filter((id) => !stayed.includes(id) && offered.includes(id)));
        for (const id of offered)
          expect(
            stayed.every((other) => idsOf(before.waiting).indexOf(id) < idsOf(before.waiting).indexOf(other)),
          ).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test('MEM-53 whatever the results: never a fourth attempt, and each attempt is used once', () => {
  const outcome = fc.constantFrom('FAIL' as const, 'NO_SHOW' as const, 'PASS' as const);
  fc.assert(
    fc.property(fc.array(outcome, { maxLength: 6 }), (outcomes) => {
      const until = outcomes.findIndex((one) => one === 'PASS');
      const possible = outcomes.slice(0, Math.min(3, until < 0 ? 3 : until + 1));
      const settled = possible.slice(0, 2).includes('NO_SHOW') && possible.length > 2 ? possible.slice(0, 2) : possible;
      const { state } = sat(settled);
      expect(usedOf(state).map(({ number }) => number)).toEqual(settled.map((_, index) => index + 1));
      if (settled.length < outcomes.length && settled.length === possible.length)
        expect(() => sat(outcomes.slice(0, settled.length + 1))).toThrow();
    }),
  );
});
