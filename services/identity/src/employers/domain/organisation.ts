import { RuleViolation } from '@mumaris/kit/errors';
import type { Change } from '@mumaris/kit/change';
import { OrganisationChangedV1 } from '@mumaris/schemas';

/** Text for people, in Arabic and English. */
interface Text {
  readonly ar: string;
  readonly en: string;
}

/** A person or desk at an employer. */
interface OrganisationContact {
  readonly name: string;
  readonly email: string;
  /** E.164. */
  readonly phone: string | null;
}

/** What staff write down of an employer. */
export interface OrganisationDetails {
  readonly name: Text;
  readonly city: Text;
  readonly contacts: readonly OrganisationContact[];
}

/** An organisation that employs practitioners: a partner hospital (PRT-01). */
export interface Organisation extends OrganisationDetails {
  readonly id: string;
  /** Whether its clients are let in. */
  readonly status: 'ACTIVE' | 'SUSPENDED';
}

const changed = (state: Organisation): Change<Organisation> => {
  const { id: organisationId, name, city, status } = state;
  return { state, events: [OrganisationChangedV1.of({ organisationId, name, city, status })] };
};

const sameText = (one: Text, other: Text) => one.ar === other.ar && one.en === other.en;

/** Adds an employer, which is active at once (PRT-01). */
export const createOrganisation = (id: string, details: OrganisationDetails): Change<Organisation> =>
  changed({ id, ...details, status: 'ACTIVE' });

/** Changes names and contacts. The others hear of new names alone: contacts are nobody else's business. */
export const updateOrganisation = (organisation: Organisation, details: OrganisationDetails): Change<Organisation> => {
  const state = { ...organisation, ...details };
  const named = sameText(state.name, organisation.name) && sameText(state.city, organisation.city);
  return named ? { state } : changed(state);
};

/** Suspends an employer (PRT-01). @throws RuleViolation ORGANISATION_SUSPENDED where it is suspended already */
export const suspendOrganisation = (organisation: Organisation): Change<Organisation> => {
  if (organisation.status === 'SUSPENDED') throw new RuleViolation('ORGANISATION_SUSPENDED');
  return changed({ ...organisation, status: 'SUSPENDED' });
};

/** Reinstates a suspended employer (PRT-01). @throws RuleViolation ORGANISATION_NOT_SUSPENDED */
export const reinstateOrganisation = (organisation: Organisation): Change<Organisation> => {
  if (organisation.status !== 'SUSPENDED') throw new RuleViolation('ORGANISATION_NOT_SUSPENDED');
  return changed({ ...organisation, status: 'ACTIVE' });
};
