import type { Caller } from '@mumaris/kit/auth/caller';
import type { World, WithErrors } from './world';

const failures = 'errors { code field message { ar en } rule }';

/** Carries out any mutation of identity: its input type is named after it. @throws where the answer carries errors */
export const mutate = async <A extends object>(
  world: Pick<World, 'ask'>,
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

/** One mutation, to be carried out by whoever is given, or else by `by`. */
export const mutation =
  <A extends object>(world: Pick<World, 'ask'>, name: string, selection = '', by?: Partial<Caller>) =>
  (input: object, caller = by) =>
    mutate<A>(world, name, input, selection, caller);

/** The whole of the only error code, or undefined where there is none. */
export const codeOf = ({ errors }: WithErrors): string | undefined => errors[0]?.code;

/** A code of six digits that is not this one. */
export const wrongFor = (code: string, by = 1): string => String((Number(code) + by) % 1_000_000).padStart(6, '0');
