import type { PractitionerResolvers } from './generated';

/** What this service knows of a practitioner, whom membership owns: whose record it is. */
export interface PractitionerParent {
  readonly id: string;
}

export const Practitioner: PractitionerResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  cpd: ({ id }) => ({ practitionerId: id }),
};
