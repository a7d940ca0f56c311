import { generateSync } from 'otplib';
import { Failure } from '../http/failure';
import type { Changes } from '../live/changes';
import { KEPT, keepNewest, type SandboxState } from '../state/sandbox-state';
import type { Authenticator } from './authenticator';

/** The length of a step (RFC 6238), in seconds. */
const STEP_S = 30;

/** A code of a step that ends within so many seconds may be too old by the time it is entered. */
const MARGIN_S = 5;

/** A code and how long it is still good for, in seconds. */
export interface ShownCode {
  account: string;
  code: string;
  secondsLeft: number;
}

/** The code of a step: SHA-1, 6 digits. @throws Error when the secret is none */
const codeOf = (secret: string, step: number): string => generateSync({ secret, epoch: step * STEP_S });

/** True when codes can be made with this text: base 32 of 16 bytes or more. */
export const isSecret = (secret: string): boolean => {
  try {
    return codeOf(secret, 1).length === 6;
  } catch {
    return false;
  }
};

/**
 * The authenticator app on somebody's telephone. It goes by this machine's time, as a telephone does, whatever the
 * sandbox's clock says.
 */
export class AuthenticatorApp {
  constructor(
    private readonly state: SandboxState,
    private readonly changes: Changes,
    private readonly now: () => number = Date.now,
  ) {}

  /** Takes an account in, or a new secret for one that is there. */
  enrol(account: string, secret: string): ShownCode {
    const found = this.find(account);
    if (!found) keepNewest(this.state.authenticators, { account, secret, lastStep: 0 }, KEPT.authenticators);
    else if (found.secret !== secret) Object.assign(found, { secret, lastStep: 0 });
    this.changes.tell('authenticators');
    return this.shown({ account, secret });
  }

  /** What the app shows now, newest account first; a code is shown until its step ends. */
  list(limit: number): ShownCode[] {
    return this.state.authenticators
      .slice(-limit)
      .reverse()
      .map((one) => this.shown(one));
  }

  /**
   * A code that was not given out before, since a service takes each only once: of a step later than the last one given,
   * at most one step from the present. Services take a code for one step more than its own.
   * @throws Failure AUTHENTICATOR_NOT_FOUND, CODE_TOO_EARLY
   */
  freshCode(account: string): ShownCode {
    const found = this.find(account);
    if (!found) throw new Failure('AUTHENTICATOR_NOT_FOUND');
    const { step, secondsLeft } = this.present();
    const earliest = secondsLeft > MARGIN_S ? step - 1 : step;
    const next = Math.max(found.lastStep + 1, earliest);
    if (next > step + 1) throw new Failure('CODE_TOO_EARLY', [], (next - step - 2) * STEP_S + secondsLeft);
    found.lastStep = next;
    this.changes.tell('authenticators');
    return { account, code: codeOf(found.secret, next), secondsLeft: secondsLeft + (next - step + 1) * STEP_S };
  }

  private find(account: string): Authenticator | undefined {
    return this.state.authenticators.find((one) => one.account === account);
  }

  private present(): { step: number; secondsLeft: number } {
    const seconds = Math.floor(this.now() / 1_000);
    return { step: Math.floor(seconds / STEP_S), secondsLeft: STEP_S - (seconds % STEP_S) };
  }

  private shown({ account, secret }: Pick<Authenticator, 'account' | 'secret'>): ShownCode {
    const { step, secondsLeft } = this.present();
    return { account, code: codeOf(secret, step), secondsLeft };
  }
}
