import { batchesOf } from '@mumaris/kit/batches-of';
import { type Day, dayOf } from '@mumaris/kit/calendar';
import type { Credentials } from '../../credentials';
import type { Application } from '../domain/application';
import { knownOf } from '../domain/facts';
import { type Effect, effectsOf } from '../domain/rehearsal';
import { judge } from '../domain/requirements';
import type { Service } from '../domain/service';
import { factsOn } from '../domain/sources';
import type { Deps as AllDeps } from './deps';
import { peopleOf, withSources } from './with-sources';

type Deps = Pick<
  AllDeps,
  'applications' | 'practitioners' | 'documentFacts' | 'verificationFacts' | 'rules' | 'clock'
> & {
  readonly credentials: Pick<Credentials, 'heldBy' | 'runningOn'>;
};

/** Somebody whom proposed rules were tried on: by an application that is open, or a registration that runs. */
export interface Rehearsed {
  readonly what: 'APPLICATION' | 'REGISTRATION';
  /** Of the application, or of the registration. */
  readonly number: string;
  /** Where the application stands; null for a registration. */
  readonly status: Application['status'] | null;
  /** None where nothing would change. */
  readonly effects: readonly Effect[];
}

const batchSize = 200;

/** Draft or handed in, each by the version that it is judged by now (BIL-01). */
async function* onApplications(deps: Deps, proposed: Service, day: Day): AsyncGenerator<Rehearsed> {
  const { applications, rules } = deps;
  for await (const batch of batchesOf(applications.openOf(proposed.code), batchSize))
    for (const { application, sources } of await withSources(deps, batch)) {
      const inForce = rules.of(application);
      const questions = [...inForce.questions, ...proposed.questions];
      const facts = factsOn(application, sources, { questions, reference: rules.reference }, day);
      const [now, then] = [inForce, proposed].map((by) => judge(by, rules.words, facts));
      const { number, status } = application;
      yield { what: 'APPLICATION', number, status, effects: effectsOf(now ?? [], then ?? []) };
    }
}

/** Of who is registered, what is known without an application: whether the service is open to them. */
async function* onRegistrations(deps: Deps, proposed: Service, day: Day): AsyncGenerator<Rehearsed> {
  const { credentials, rules, clock } = deps;
  const today = dayOf(clock.now());
  const inForce = rules.inForce(proposed.code, today);
  for await (const batch of batchesOf(credentials.runningOn(today), batchSize)) {
    const personOf = await peopleOf(deps, batch);
    for (const { number, practitionerId } of batch) {
      const { practitioner, held } = personOf(practitionerId);
      const facts = { today: day, known: knownOf(practitioner, held, day), answers: [], documents: [] };
      const [now, then] = [inForce, proposed].map((by) =>
        judge(by, rules.words, facts).filter(({ eligibility }) => eligibility),
      );
      yield { what: 'REGISTRATION', number, status: null, effects: effectsOf(now ?? [], then ?? []) };
    }
  }
}

/**
 * Tries the proposed rules of a service on everybody whom they concern, and changes nothing: on its open applications, and on all
 * registrations that run today. Both sides are judged on the first day of the proposed rules, or today where that has passed.
 * @throws RuleViolation UNKNOWN_SERVICE where none of that code is in force
 */
export const rehearse = (deps: Deps) =>
  async function* (proposed: Service): AsyncGenerator<Rehearsed> {
    const today = dayOf(deps.clock.now());
    const day = proposed.inForceFrom > today ? proposed.inForceFrom : today;
    yield* onApplications(deps, proposed, day);
    yield* onRegistrations(deps, proposed, day);
  };
