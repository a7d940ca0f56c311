import { feeDueOf, fillIn, payWhatIsDue } from '@mumaris/sandbox/outsider';
import { step } from './walk.mjs';

/** @typedef {() => Promise<string>} Enter signs somebody in, where that is needed: their token */

/**
 * The course that applications take, each step printed.
 * @param {{ graph: import('@mumaris/sandbox/outsider').Graph, town: import('@mumaris/sandbox/outsider').Town,
 *   steps: import('@mumaris/sandbox/outsider').ApplicationSteps, reviewer: Enter }} world
 */
export function createCourse({ graph, town, steps, reviewer }) {
  /**
   * Reviews and pays, until an application has a status. @param {string} id @param {Enter} applicant @param {string} goal
   */
  const follow = async (id, applicant, goal) => {
    let application = await steps.read(id, await applicant());
    while (application.status !== goal) {
      const [asOf, fee] = [application, feeDueOf(application)];
      application = await (fee
        ? step(`  pays the ${fee.toLowerCase()} fee at the bank`, async () =>
            payWhatIsDue({ steps, town }, asOf, await applicant()),
          )
        : step('  is reviewed and approved', async () => {
            await steps.step('claimApplication', id, await reviewer());
            return steps.approve(id, await reviewer());
          }));
    }
  };

  /** A service from draft to grant. @param {string} service @param {Enter} applicant @returns the application's id */
  const live = async (service, applicant) => {
    const { id } = await step(`  starts ${service}`, async () => steps.start(await applicant(), service));
    await step('  answers, and attaches each document that is asked for', async () =>
      fillIn({ graph, steps, now: await town.now() }, { id, service }, await applicant()),
    );
    await step('  hands it in', async () => steps.step('submitApplication', id, await applicant()));
    await follow(id, applicant, 'COMPLETED');
    return id;
  };
  return { follow, live };
}
