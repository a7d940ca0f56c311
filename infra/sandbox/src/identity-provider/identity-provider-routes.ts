import { type Request, type RequestHandler, type Response, Router, urlencoded } from 'express';
import type { Provider } from 'oidc-provider';
import { z } from 'zod';
import { sendPage } from '../http/page';
import { parse } from '../http/parse';
import { setPagePolicy } from '../http/security';
import { choicePage, TITLE } from './choice-page';
import { knownPeople, readIdNumber } from './people';
import { createProvider, providerPath, strengths } from './provider';

const chosen = z.object({
  acr: z.enum(strengths),
  person: z.string().max(40),
  typed: z.string().max(40).default(''),
});

interface Parts {
  clientSecret: string;
  /** Where it leads back to. */
  returnUrl: () => string;
  peopleFile: string | undefined;
  baseUrl: () => string;
}

/** It remembers nobody: whoever comes is asked who it is. */
const asStranger: RequestHandler = (req, _res, next) => {
  const cookies = req.headers.cookie?.split('; ').filter((cookie) => !cookie.startsWith('_session'));
  if (cookies) req.headers.cookie = cookies.join('; ');
  next();
};

const preferredOf = (asked: unknown): string => String(asked ?? '').split(' ')[0] || 'substantial';

/** The national identity provider: OpenID Connect for services, and a page on which a person says who it is. */
export const identityProviderRoutes = ({ clientSecret, returnUrl, peopleFile, baseUrl }: Parts): Router => {
  let provider: Provider | undefined;
  // Its address is known once the sandbox listens.
  const started = () =>
    (provider ??= createProvider({ issuer: baseUrl() + providerPath, clientSecret, returnUrl: returnUrl() }));
  const show = async (req: Request, res: Response, wrong: boolean) => {
    const { uid, params } = await started().interactionDetails(req, res);
    const people = await knownPeople(peopleFile);
    // Browsers apply form-action to the redirect after the form as well.
    setPagePolicy(res, [new URL(returnUrl()).origin]);
    const preferred = preferredOf(params['acr_values']);
    sendPage(res, wrong ? 422 : 200, TITLE, choicePage({ uid, people, preferred, wrong }));
  };
  return Router()
    .get(`${providerPath}/interaction/:uid`, (req, res) => show(req, res, false))
    .post(
      `${providerPath}/interaction/:uid`,
      urlencoded({ extended: false, limit: '10kb' }),
      async (req: Request, res: Response) => {
        const { acr, person, typed } = parse(chosen, req.body ?? {});
        setPagePolicy(res, [new URL(returnUrl()).origin]);
        if (person === 'nobody') return started().interactionFinished(req, res, { error: 'access_denied' });
        const accountId = readIdNumber(person || typed);
        if (!accountId) return show(req, res, true);
        return started().interactionFinished(req, res, { login: { accountId, acr } });
      },
    )
    .use(`${providerPath}/auth`, asStranger)
    .use(providerPath, (req, res) => started().callback()(req, res));
};
