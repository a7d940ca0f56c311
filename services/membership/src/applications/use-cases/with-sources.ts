import type { Credentials } from '../../credentials';
import type { Application } from '../domain/application';
import type { Sources } from '../domain/sources';
import type { Deps as AllDeps } from './deps';

/** What reading for many at once works with. */
export type SourceDeps = Pick<AllDeps, 'practitioners' | 'documentFacts' | 'verificationFacts'> & {
  readonly credentials: Pick<Credentials, 'heldBy'>;
};

/** Whose things these are and what each holds, by practitioner. */
export const peopleOf = async (
  { practitioners, credentials }: Pick<SourceDeps, 'practitioners' | 'credentials'>,
  things: readonly { practitionerId: string }[],
) => {
  const ids = [...new Set(things.map(({ practitionerId }) => practitionerId))];
  const [people, held] = await Promise.all([practitioners.byIds(ids), credentials.heldBy(ids)]);
  const of = Map.groupBy(held, ({ practitionerId }) => practitionerId);
  const known = new Map(people.map((practitioner) => [practitioner.id, practitioner]));
  return (practitionerId: string): Pick<Sources, 'practitioner' | 'held'> => {
    const practitioner = known.get(practitionerId);
    if (!practitioner) throw new Error(`${practitionerId} has no profile`);
    return { practitioner, held: of.get(practitionerId) ?? [] };
  };
};

/** Each application of a batch with what its rules decide by. */
export const withSources = async (
  deps: SourceDeps,
  batch: readonly Application[],
): Promise<{ application: Application; sources: Sources }[]> => {
  const personOf = await peopleOf(deps, batch);
  const people = new Map(batch.map(({ practitionerId: id }) => [id, personOf(id).practitioner]));
  const verifications = await deps.verificationFacts([...people.values()]);
  return Promise.all(
    batch.map(async (application) => {
      const ids = application.attachments.map(({ documentId }) => documentId);
      const documents = await deps.documentFacts(application.accountId, ids);
      const { practitionerId } = application;
      const verification = verifications.get(practitionerId);
      return { application, sources: { ...personOf(practitionerId), documents, verification } };
    }),
  );
};
