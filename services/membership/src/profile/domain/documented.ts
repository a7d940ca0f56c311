import type { Day } from '@mumaris/kit/calendar';
import { type Change, silent } from '@mumaris/kit/change';
import { QualificationDocumentedV1 } from '@mumaris/schemas';
import { highestDegreeOf } from './background';
import type { Practitioner } from './practitioner';

/**
 * Documents the qualification that a classification stands on, after its exam is passed: the highest one, of several the latest (MEM-52).
 * One that is documented already stays as it is, and so does a profile without any.
 */
export const documentQualification = (practitioner: Practitioner, now: Date, today: Day): Change<Practitioner> => {
  const { qualifications, id: practitionerId, accountId } = practitioner;
  const highest = highestDegreeOf(qualifications);
  const found = qualifications
    .filter(({ degree }) => degree === highest)
    .toSorted((one, other) => one.graduatedOn.localeCompare(other.graduatedOn))
    .at(-1);
  if (!found || found.documentedAt) return silent(practitioner);
  const documented = { ...found, documentedAt: now };
  return {
    state: { ...practitioner, qualifications: qualifications.map((one) => (one === found ? documented : one)) },
    events: [
      QualificationDocumentedV1.of({ qualificationId: found.id, practitionerId, accountId, documentedOn: today }),
    ],
  };
};
