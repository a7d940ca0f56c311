import type { Fetch, Plan, Step } from '../plan/plan';
import type { Json } from './json';
import { askForEntities } from './entities';
import { copyOf, mergeInto } from './merge';
import { eachAt, pathTo } from './place';
import { rewrite } from './represent';
import { type FoundError, type Run, variablesJson } from './run';

/** Carries out a plan. What a subgraph does not answer is missing, with an error; the rest is there. */
export const collect = async (plan: Plan, given: Omit<Run, 'data' | 'errors'>): Promise<Run> => {
  const run: Run = { ...given, data: {}, errors: [] };
  if (plan) await carryOut(plan, run);
  return run;
};

const carryOut = async (step: Step, run: Run): Promise<void> => {
  switch (step.kind) {
    case 'fetch':
      if (!run.isWanted()) return;
      return step.entities.length ? askForEntities(step, run) : askForFields(step, run);
    case 'sequence':
      for (const inner of step.steps) await carryOut(inner, run);
      return;
    case 'parallel':
      await Promise.all(step.steps.map((inner) => carryOut(inner, run)));
      return;
    case 'condition': {
      const branch = run.variables[step.variable] === true ? step.then : step.otherwise;
      if (branch) await carryOut(branch, run);
    }
  }
};

/** Asks for fields of the operation's root, or of the root that an answer leads back to. */
const askForFields = async (fetch: Fetch, run: Run): Promise<void> => {
  const targets: Json[] = [];
  eachAt(run.data, fetch.place, (object) => targets.push(object));
  if (!targets.length) return;
  const found = (error: Omit<FoundError, 'subgraph'>) => run.errors.push({ subgraph: fetch.subgraph, ...error });
  const before = pathTo(run.data, fetch.place);
  try {
    const body = `${fetch.head}${variablesJson(fetch.variables, run.variables).join()}}}`;
    const { data, errors = [] } = await run.ask(fetch.subgraph, body, fetch.isMutation);
    for (const said of errors) found({ path: [...before, ...(said.path ?? [])], said });
    if (!data) return;
    rewrite(data, fetch.after);
    targets.forEach((target, index) => mergeInto(target, index ? copyOf(data) : data, run.abstract));
  } catch (cause) {
    found({ path: before, missing: fetch.names, cause });
  }
};
