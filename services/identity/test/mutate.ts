import type { Caller } from '@mumaris/kit/auth/caller';
import type { World, WithErrors } from './world';

const failures = 'errors { code field message { ar en } rule }';

/** Carries out any mutation of identity: its input type is named after it. @throws where the answer carries errors */
export const mutate = async <A extends object>(
  world: World,
  name: string,
  input: object | undefined,
  selection = '',
  caller?: Partial<Caller>,
): Promise<A & WithErrors> => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
  const query = input
    ? `mutation($input: ${type}) { ${name}(input: $input) { ${selection} ${failures} } }`
    : `mutation { ${name} { ${selection} ${failures} } }`;
  const answer = await world.ask<Record<string, A & WithErrors>>(query, input && { input }, caller);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data[name] as A & WithErrors;
};

/** The whole of the only error code, or undefined where there is none. */
export const codeOf = ({ errors }: WithErrors): string | undefined => errors[0]?.code;

/** Runs work many times one after another, and gives the median of its times in ms. */
export const medianOf = async (runs: number, work: (run: number) => Promise<unknown>): Promise<number> => {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const began = performance.now();
    await work(run);
    times.push(performance.now() - began);
  }
  return times.toSorted((one, other) => one - other).at(Math.floor(runs / 2)) ?? 0;
};
