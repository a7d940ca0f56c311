import type { Sealer } from '@mumaris/kit/secrets/seal';
import { expiriesAt, type NewLetters } from '../../domain/sign-up';
import type { Rules } from '../../domain/rules';
import type { Confirmations } from '../../secrets/confirmations';

interface Deps {
  confirmations: Confirmations;
  sealer: Sealer;
  rules: Rules;
}

/** Writes the letters of an activation before any transaction begins: sealing takes its time (IDN-04, NTF-05). */
export const writeLetters =
  ({ confirmations, sealer, rules }: Deps) =>
  async (signUpId: string, now: Date): Promise<NewLetters> => {
    const link = confirmations.newLink('activation');
    const code = confirmations.newCode(signUpId);
    const [sealedLink, sealedCode] = await Promise.all([
      sealer.seal({ link: link.url }),
      sealer.seal({ code: code.code }),
    ]);
    const expiries = expiriesAt(rules.signUp, now);
    return {
      hashes: { codeHash: code.hash, linkHash: link.hash },
      letters: {
        link: { sealed: sealedLink, expiresAt: expiries.link },
        code: { sealed: sealedCode, expiresAt: expiries.code },
      },
    };
  };
