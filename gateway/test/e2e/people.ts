import {
  activate,
  type Application,
  logIn,
  newStranger,
  openProfileDocument,
  payableInvoice,
  payAtBank,
  profile,
  reached,
  signUp,
  type Stranger,
  trainingAnswers,
} from '@mumaris/sandbox/outsider';
import { graph, sample, staff, steps, town } from './platform';

export interface Applicant extends Stranger {
  token: string;
  accountId: string;
}

/** Somebody with an active account and a profile. */
export const newPractitioner = async (change: Partial<Stranger> = {}): Promise<Applicant> => {
  const stranger = newStranger(change);
  const { id } = await signUp(graph, stranger);
  await activate(graph, town, stranger, id);
  const signedIn = await logIn(graph, stranger.email, stranger.password);
  await graph.change(openProfileDocument, profile, signedIn.tokens.accessToken);
  return { ...stranger, token: signedIn.tokens.accessToken, accountId: signedIn.account.id };
};

/** Signs in again, as people do after a long time. */
export const comeBack = async (applicant: Applicant): Promise<Applicant> => ({
  ...applicant,
  token: (await logIn(graph, applicant.email, applicant.password)).tokens.accessToken,
});

const staffTokens = new Map<string, string>();

/** Whether a token is good for some minutes yet, by the platform's clock. */
const lasts = (token: string, now: Date): boolean => {
  const [, claims = ''] = token.split('.');
  const { exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { exp: number };
  return exp * 1_000 > now.getTime() + 2 * 60_000;
};

/** Somebody with the role, signed in with a second factor; one sign-in serves until its token ends. */
export const staffToken = async (role: string): Promise<string> => {
  const held = staffTokens.get(role);
  if (held && lasts(held, await town.now())) return held;
  const { email } = staff(role);
  const signedIn = await logIn(graph, email, sample.password, () => town.authenticatorCode(email));
  staffTokens.set(role, signedIn.tokens.accessToken);
  return signedIn.tokens.accessToken;
};

/** A training letter handed in: its administrative fee is due. */
export const submitted = async ({ token }: Applicant): Promise<Application> => {
  const { id } = await steps.start(token);
  await steps.answer(id, trainingAnswers(await town.now()), token);
  return steps.step('submitApplication', id, token);
};

/** A training letter with the reviewers. */
export const underReview = async (applicant: Applicant): Promise<Application> => {
  const { id } = await submitted(applicant);
  await payAtBank(town, await payableInvoice(steps, id, 'ADMINISTRATIVE', applicant.token));
  return reached(steps, id, 'UNDER_REVIEW', applicant.token);
};
