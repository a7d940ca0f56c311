import { escalate, reckonAnew } from '../domain/promise';
import type { Deps } from './deps';

/** Puts an application whose promise is near its end first, and tells the leads (MEM-34). */
export const escalatePromise =
  ({ applications, leads, clock }: Pick<Deps, 'applications' | 'leads' | 'clock'>) =>
  async (applicationId: string) => {
    const told = await leads();
    return applications.update(applicationId, (application) => escalate(application, told, clock.now()));
  };

/** Reckons a promise by the office hours in force (MEM-34). */
export const reckonPromise =
  ({ applications, rules }: Pick<Deps, 'applications' | 'rules'>) =>
  (applicationId: string) =>
    applications.update(applicationId, (application) => reckonAnew(application, rules));
