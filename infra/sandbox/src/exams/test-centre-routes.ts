import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as later } from 'node:timers/promises';
import { Router } from 'express';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { type CallbackTarget, sendSigned } from '../callbacks/signed-post';
import type { SandboxConfig } from '../config';
import { parse } from '../http/parse';

const DELAY_MS = 10_000;
const REPEATS = 3;
/** A thousand results are taken one after another. */
const TIME_OUT_MS = 60_000;

/** How a file is sent: once, 10 s later, three times over, signed by somebody else, or not at all. */
const manners = ['once', 'delayed', 'repeated', 'forged', 'silent'] as const;

const sending = z.strictObject({
  /** CSV: application,sitting,attempt,outcome. */
  file: z.string().min(1).max(200_000),
  manner: z.enum(manners).default('once'),
});

interface Answered {
  status: number;
  /** What the receiver says of each row that it did not take. */
  body: unknown;
}

const read = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text.slice(0, 1_000);
  }
};

const post = async (target: CallbackTarget, file: string): Promise<Answered> => {
  const sent = { webhookId: `msg_${randomUUID()}`, body: file, contentType: 'text/csv' };
  try {
    const answer = await sendSigned(target, sent, AbortSignal.timeout(TIME_OUT_MS));
    return { status: answer.statusCode, body: read(await answer.body.text()) };
  } catch (error) {
    return { status: 0, body: error instanceof Error ? error.message : 'unknown problem' };
  }
};

/** The company that holds exams: people and tests write its files of results, it signs and sends them. */
export const testCentreRoutes = ({
  EXAM_RESULTS_URL: url,
  EXAM_RESULTS_SECRET,
}: Pick<SandboxConfig, 'EXAM_RESULTS_URL' | 'EXAM_RESULTS_SECRET'>): Router => {
  const own = new Webhook(EXAM_RESULTS_SECRET);
  return Router().post('/api/exam-results', async (req, res) => {
    const { file, manner } = parse(sending, req.body);
    if (manner === 'silent') return void res.json({ answers: [] });
    if (manner === 'delayed') {
      // Its timer keeps no process alive, and what becomes of it is seen in the graph.
      void later(DELAY_MS, undefined, { ref: false }).then(() => post({ url, webhook: own }, file));
      return void res.json({ answers: [] });
    }
    const webhook = manner === 'forged' ? new Webhook(randomBytes(24).toString('base64')) : own;
    const answers: Answered[] = [];
    for (let count = 0; count < (manner === 'repeated' ? REPEATS : 1); count += 1)
      answers.push(await post({ url, webhook }, file));
    res.json({ answers });
  });
};
