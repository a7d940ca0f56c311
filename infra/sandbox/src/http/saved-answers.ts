import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { KEPT, keepNewest, type SandboxState } from '../state/sandbox-state';
import { Failure } from './failure';

const MAX_KEY_LENGTH = 200;

/** Answers a repeated `Idempotency-Key` from memory. Only successes are kept: a refused request may be sent again. */
export class SavedAnswers {
  constructor(private readonly state: SandboxState) {}

  /**
   * Runs `act` once for each key of a provider and body; sends its answer, or the saved one, with `status`.
   * @param body the checked input: the same key with another body is a mistake of the caller
   * @throws Failure IDEMPOTENCY_KEY_MISSING, IDEMPOTENCY_KEY_REUSED, and what `act` throws
   */
  once<B>(provider: string, req: Request, res: Response, status: number, body: B, act: (body: B) => unknown): void {
    const header = req.get('idempotency-key') ?? '';
    if (header === '' || header.length > MAX_KEY_LENGTH) throw new Failure('IDEMPOTENCY_KEY_MISSING');
    const key = `${provider} ${header}`;
    const bodyHash = createHash('sha256').update(JSON.stringify(body)).digest('base64url');
    const saved = this.state.answers.find((answer) => answer.key === key);
    if (saved && saved.bodyHash !== bodyHash) throw new Failure('IDEMPOTENCY_KEY_REUSED');
    if (saved) {
      res.status(saved.status).json(saved.body);
      return;
    }
    const answer = act(body);
    keepNewest(this.state.answers, { key, bodyHash, status, body: answer }, KEPT.answers);
    res.status(status).json(answer);
  }
}
