import { type Request, type Response, Router, urlencoded } from 'express';
import { z } from 'zod';
import { html, type Html } from '../http/html';
import { both, sendPage } from '../http/page';
import { parse } from '../http/parse';
import { setPagePolicy } from '../http/security';
import type { Text } from '../state/text';
import { carryOut, type Mutation } from './carry-out';
import { endingOf } from './portal-page';

const TITLE: Text = { ar: 'الدخول عبر النفاذ الوطني', en: 'Sign in through the national identity provider' };
const START: Text = { ar: 'الدخول عبر النفاذ الوطني', en: 'Go to the identity provider' };
const FINISH: Text = { ar: 'إكمال الدخول', en: 'Finish signing in' };
const DECLINED: Text = {
  ar: 'لم تُكملوا التحقق في النفاذ الوطني. يمكنكم البدء من جديد.',
  en: 'You did not finish at the identity provider. You may begin again.',
};
const CODE_NEEDED: Text = {
  ar: 'تحقق النفاذ الوطني من هويتكم. هذا الحساب محمي بتطبيق المصادقة، ويلزم رمزه لإكمال الدخول.',
  en: 'You are verified. An authenticator app protects this account: its code is needed to finish signing in.',
};

const BEGIN = '/portal/provider-sign-in';
const RETURN = '/portal/provider-return';
/** What this browser began: nothing but this browser has it. */
const COOKIE = 'provider-visit';

const begun = z.object({ visit: z.object({ id: z.string(), url: z.url() }) });
const beginProviderSignIn: Mutation<z.infer<typeof begun>> = {
  name: 'beginProviderSignIn',
  inputType: 'BeginProviderSignInInput',
  answer: 'visit { id url }',
  payload: begun,
  asksForHuman: true,
};

const ended = z.object({ account: z.object({ name: z.object({ first: z.string() }) }).nullable() });
const signInWithProvider: Mutation<z.infer<typeof ended>> = {
  name: 'signInWithProvider',
  inputType: 'SignInWithProviderInput',
  answer: 'account { name { first } }',
  payload: ended,
};

const part = z.string().min(1).max(2_048);
const answer = z.object({ code: part, state: part, iss: part.optional() });

const button = ({ ar, en }: Text): Html =>
  html`<button><span lang="ar">${ar}</span> <span lang="en" dir="ltr">${en}</span></button>`;

const beginForm = html`<form method="post" action="${BEGIN}">${button(START)}</form>`;

const visitIn = (req: Request): string =>
  new RegExp(`(?:^|; )${COOKIE}=([\\w-]+)`).exec(req.headers.cookie ?? '')?.[1] ?? '';

const show = (res: Response, status: number, body: Html): void => {
  // The way on leads to wherever the provider is.
  setPagePolicy(res, ['http:', 'https:']);
  sendPage(res, status, TITLE, html`${both(TITLE, 'h1')} ${body}`);
};

const welcome = (first: string): Text => ({
  ar: `أهلًا \u2068${first}\u2069، سُجّل دخولكم.`,
  en: `Welcome \u2068${first}\u2069, you are signed in.`,
});

/** Stands in for a frontend: begins a sign-in through the provider, keeps what only this browser may have, and finishes. */
export const providerPages = (gatewayUrl: string | undefined): Router =>
  Router()
    .get(BEGIN, (_req, res) => show(res, 200, beginForm))
    .post(BEGIN, async (_req, res) => {
      const outcome = await carryOut(gatewayUrl, beginProviderSignIn, {});
      if (!outcome.ok) return show(res, 422, html`${endingOf(outcome)} ${beginForm}`);
      const { id, url } = outcome.payload.visit;
      setPagePolicy(res, ['http:', 'https:']);
      res.cookie(COOKIE, id, { httpOnly: true, sameSite: 'lax', path: '/portal', maxAge: 600_000 }).redirect(303, url);
    })
    .get(RETURN, (req, res) => {
      const found = answer.safeParse(req.query);
      if (!found.success) return show(res, 200, html`${endingOf({ ok: false, messages: [DECLINED] })} ${beginForm}`);
      const { code, state, iss = '' } = found.data;
      show(
        res,
        200,
        html`<form method="post" action="${RETURN}">
          <input type="hidden" name="code" value="${code}" />
          <input type="hidden" name="state" value="${state}" />
          <input type="hidden" name="iss" value="${iss}" />
          ${button(FINISH)}
        </form>`,
      );
    })
    .post(RETURN, urlencoded({ extended: false, limit: '10kb' }), async (req, res) => {
      const sent = parse(answer, req.body ?? {});
      const outcome = await carryOut(gatewayUrl, signInWithProvider, { visitId: visitIn(req), ...sent });
      res.clearCookie(COOKIE, { path: '/portal' });
      if (!outcome.ok) return show(res, 422, html`${endingOf(outcome)} ${beginForm}`);
      const { account } = outcome.payload;
      show(res, 200, endingOf({ ok: true, messages: [account ? welcome(account.name.first) : CODE_NEEDED] }));
    });
