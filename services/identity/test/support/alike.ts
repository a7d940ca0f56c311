import { form, idNumber } from './form';
import { mutate } from './mutate';
import { actions, type Member } from './people';
import type { World } from './world';

/** Does something with a proof of a human, and gives what the answer says of who is meant: nothing, it should be. */
type Ask = (run: number, human: string) => Promise<unknown>;

export const titles = [
  'IDN-05 a sign-up with data that somebody has',
  'IDN-07 a refused log-in',
  'IDN-09 a forgotten password',
  'IDN-10 a forgotten user name, by a mobile',
  'IDN-10 a forgotten user name, by numbers',
  'IDN-07 IDN-04 a log-in of who waits for the activation',
  'IDN-07 IDN-12 a log-in while it is locked',
] as const;
export type Title = (typeof titles)[number];

export interface Pair {
  readonly known: Ask;
  readonly unknown: Ask;
}

/** What a stranger could learn from who has an account: asked of somebody known, and of nobody. */
export const pairs = (world: World, people: readonly Member[]): Record<Title, Pair> => {
  const person = (run: number) => people[run % people.length] as Member;
  const signUp = async (index: number, human: string) => {
    const { signUp: opened, errors } = await actions(world).signUp(form(index, { human }));
    return { errors, mobile: opened?.mobile.length, id: opened?.id.length };
  };
  const logIn = async (identifier: string, password: string, human: string) => {
    const { errors, tokens } = await actions(world).logIn({ identifier, password, human });
    return { errors, tokens };
  };
  const newPassword = (email: string, human: string) => mutate(world, 'requestPasswordReset', { email, human });
  const userName = (of: object, human: string) =>
    mutate(world, 'requestUserName', { ...of, human }, 'request { codeExpiresAt }');
  return {
    'IDN-05 a sign-up with data that somebody has': {
      known: (run, human) => signUp((run % people.length) + 1, human),
      unknown: (run, human) => signUp(run + 500, human),
    },
    'IDN-07 a refused log-in': {
      known: (run, human) => logIn(run % 2 ? person(run).email : person(run).idNumber, 'not the password', human),
      unknown: (run, human) =>
        logIn(run % 2 ? `nobody${run}@example.com` : idNumber(60_000 + run), 'not the password', human),
    },
    'IDN-09 a forgotten password': {
      known: (run, human) => newPassword(person(run).email, human),
      unknown: (run, human) => newPassword(`nobody${run}@example.com`, human),
    },
    'IDN-10 a forgotten user name, by a mobile': {
      known: (run, human) => userName({ mobile: person(run).mobile }, human),
      unknown: (run, human) => userName({ mobile: `05${59_000_000 + run}` }, human),
    },
    'IDN-10 a forgotten user name, by numbers': {
      known: (run, human) => userName({ fileNumber: person(run).fileNumber, idNumber: person(run).idNumber }, human),
      unknown: (run, human) =>
        userName({ fileNumber: `F-999-000-${100 + run}`, idNumber: idNumber(61_000 + run) }, human),
    },
    'IDN-07 IDN-04 a log-in of who waits for the activation': {
      known: (run, human) => logIn(waiting(run % people.length).email, form(0).password, human),
      unknown: (run, human) => logIn(`none${run}@example.com`, form(0).password, human),
    },
    'IDN-07 IDN-12 a log-in while it is locked': {
      known: (_, human) => logIn(person(0).email, form(0).password, human),
      unknown: (_, human) => logIn(lockedNobody, form(0).password, human),
    },
  };
};

const lockedNobody = 'locked.nobody@example.com';
const waiting = (index: number) => form(700 + index);

/** Those who have signed up and wait for the activation. */
export const bringWaiting = async (world: World, count: number): Promise<void> => {
  for (let index = 0; index < count; index++) await actions(world).signUp(waiting(index));
};

/** Locks the first of them, and what stands in for an account that there is not. */
export const lockOut = async (world: World, [first]: readonly Member[]): Promise<void> => {
  for (const identifier of [first?.email, lockedNobody])
    for (let time = 0; time < 11; time++)
      await actions(world).logIn({ identifier, password: 'not the password', human: await world.human() });
};

/** More tries than an hour allows are about to be made. */
export const forgetTries = async (world: World): Promise<void> => {
  await world.store.collection('limits').deleteMany({ key: /^(recovery|signUp|logIn\/address)/ });
};
