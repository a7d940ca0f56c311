import type { Organisation } from '../domain/organisation';

/** An employer as resolvers hand it on: by the name that the access rules look for, so that a client sees its own. */
export type OrganisationNode = Organisation & { readonly organisationId: string };

export const toOrganisationNode = (organisation: Organisation): OrganisationNode => ({
  ...organisation,
  organisationId: organisation.id,
});
