import type { ProfessionalCategory } from '@mumaris/schemas';
import type { Application } from '../domain/application';
import type { ServiceCode } from '../domain/service';
import { requirementsOf } from '../domain/submission';
import type { ExceptedApplications } from '../store/excepted-applications';
import type { Deps as AllDeps } from './deps';
import { type SourceDeps, withSources } from './with-sources';

type Deps = SourceDeps &
  Pick<AllDeps, 'applications' | 'rules' | 'clock'> & { readonly exceptedApplications: ExceptedApplications };

/** A requirement of services, for categories of practitioners; of all where the lists are empty. */
interface Wanted {
  readonly services: readonly ServiceCode[];
  readonly categories: readonly ProfessionalCategory[];
  readonly requirement: string;
}

/** The applications that do not meet a requirement now, and whether the look at them stopped at its bound. */
export type FindUnmet = (
  wanted: Wanted,
  most: number,
) => Promise<{ readonly unmet: readonly Application[]; readonly stopped: boolean }>;

const batchSize = 200;

/** Looks at the applications that can still be changed, at most so many, for those that a requirement keeps from being handed in. */
export const findUnmet =
  (deps: Deps): FindUnmet =>
  async ({ requirement, ...which }, most) => {
    const { applications, exceptedApplications, rules, clock } = deps;
    const ids = await exceptedApplications.changeableIds(which, most + 1);
    const unmet: Application[] = [];
    for (let start = 0; start < Math.min(ids.length, most); start += batchSize) {
      const batch = await applications.byIds(ids.slice(start, Math.min(start + batchSize, most)));
      for (const { application, sources } of await withSources(deps, batch)) {
        const judged = requirementsOf(application, sources, rules, clock.now());
        if (judged.some(({ id, verdict }) => id === requirement && verdict === 'UNMET')) unmet.push(application);
      }
    }
    return { unmet, stopped: ids.length > most };
  };
