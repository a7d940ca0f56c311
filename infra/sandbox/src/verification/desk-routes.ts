import { randomBytes } from 'node:crypto';
import { Router } from 'express';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import type { NotificationDelivery } from '../callbacks/notification-delivery';
import { signedPost } from '../callbacks/signed-post';
import { parse } from '../http/parse';
import { type Verification, verdicts, wordOf } from './verification';
import { manners, type VerificationCompany } from './verification-company';

const DELAY_MS = 10_000;
const REPEATS = 3;

const listQuery = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) });
const manner = z.enum(manners);
const decision = z.strictObject({
  status: z.enum(['IN_PROGRESS', ...verdicts]),
  remark: z.string().max(2_000).nullable().default(null),
  informationMissing: z.boolean().default(false),
  /** How it is told; as the switch stands where it is left out. */
  manner: manner.optional(),
});

const outgoing = (one: Verification) => ({
  source: 'VERIFIER' as const,
  webhookId: `msg_${one.key}_${one.decisions}`,
  body: { type: 'verification.case.updated', data: wordOf(one) },
});

/** Where people and tests decide on cases, and how the company calls back. */
export const deskRoutes = (company: VerificationCompany, delivery: NotificationDelivery, url: string): Router => {
  /** Somebody who does not know the secret says that a case was decided; the company itself knows nothing of it. */
  const forge = async (one: Verification, told: z.infer<typeof decision>) => {
    const { webhookId, body } = outgoing(one);
    const forged = { ...body, data: { ...body.data, status: told.status } };
    const webhook = new Webhook(randomBytes(24).toString('base64'));
    const problem = await signedPost(
      { url, webhook },
      `${webhookId}_forged`,
      JSON.stringify(forged),
      AbortSignal.timeout(DELAY_MS),
    );
    return { delivered: problem === undefined };
  };
  const decide = async (key: string, told: z.infer<typeof decision>) => {
    const { manner: how = company.manner(), ...decided } = told;
    if (how === 'forged') return forge(company.get(key), told);
    const message = outgoing(company.decide(key, decided));
    if (how === 'silent') return { delivered: false };
    if (how === 'delayed') {
      company.later(() => delivery.send(message, 1), DELAY_MS);
      return { delivered: false };
    }
    return { delivered: await delivery.send(message, how === 'repeated' ? REPEATS : 1) };
  };
  return Router()
    .get('/api/verifications', (req, res) => {
      res.json({ manner: company.manner(), manners, verifications: company.list(parse(listQuery, req.query).limit) });
    })
    .post('/api/verifications/manner', (req, res) => {
      res.json({ manner: company.behave(parse(z.strictObject({ manner }), req.body).manner) });
    })
    .post('/api/verifications/:key/decide', async (req, res) => {
      res.json(await decide(req.params.key, parse(decision, req.body)));
    });
};
