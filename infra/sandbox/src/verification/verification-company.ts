import { createHash } from 'node:crypto';
import type { SandboxClock } from '../clock/sandbox-clock';
import { Failure } from '../http/failure';
import type { Changes } from '../live/changes';
import { KEPT, keepNewest, type SandboxState } from '../state/sandbox-state';
import type { Verification, VerificationRequest } from './verification';

/** How the company calls back: once, late, three times over, by somebody who is not it, or not at all. */
export const manners = ['once', 'delayed', 'repeated', 'forged', 'silent'] as const;
export type Manner = (typeof manners)[number];

/** What a person at the page decides. */
export type Decision = Pick<Verification, 'status' | 'remark' | 'informationMissing'>;

/** The verification company: cases that came in, and what was decided on each. */
export class VerificationCompany {
  private readonly timers = new Set<NodeJS.Timeout>();
  private current: Manner = 'once';

  constructor(
    private readonly state: SandboxState,
    private readonly clock: SandboxClock,
    private readonly changes: Changes,
  ) {}

  /** The newest first. */
  list(limit: number): Verification[] {
    return this.state.verifications.slice(-limit).reverse();
  }

  /** @throws Failure VERIFICATION_NOT_FOUND */
  get(key: string): Verification {
    const found = this.state.verifications.find((each) => each.key === key);
    if (!found) throw new Failure('VERIFICATION_NOT_FOUND');
    return found;
  }

  /** Takes a case in; the same again is the same. */
  open(key: string, request: VerificationRequest): Verification {
    const known = this.state.verifications.find((each) => each.key === key);
    if (known) return known;
    const blank = { status: 'REQUESTED', remark: null, informationMissing: false, arrived: [], decisions: 0 } as const;
    const made: Verification = { ...request, ...blank, key, arrived: [], createdAt: this.clock.now().toISOString() };
    keepNewest(this.state.verifications, made, KEPT.verifications);
    this.changes.tell('verifications');
    return made;
  }

  /** Takes a document of a case in. @throws Failure VERIFICATION_NOT_FOUND, DOCUMENT_OTHER */
  receive(key: string, documentId: string, bytes: Buffer): Verification {
    const found = this.get(key);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (!found.documents.some((each) => each.id === documentId && each.sha256 === sha256))
      throw new Failure('DOCUMENT_OTHER');
    if (!found.arrived.includes(documentId)) found.arrived.push(documentId);
    this.changes.tell('verifications');
    return found;
  }

  /** Decides on a case, also on one that was decided before. @throws Failure VERIFICATION_NOT_FOUND */
  decide(key: string, decision: Decision): Verification {
    const found = this.get(key);
    Object.assign(found, { ...decision, decisions: found.decisions + 1 });
    this.changes.tell('verifications');
    return found;
  }

  manner(): Manner {
    return this.current;
  }

  /** Forgotten at a restart. */
  behave(manner: Manner): Manner {
    this.current = manner;
    this.changes.tell('verifications');
    return manner;
  }

  /** Does something later, unless the sandbox stops before. */
  later(work: () => Promise<unknown>, ms: number): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void work();
    }, ms);
    this.timers.add(timer);
  }

  stop(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }
}
