import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { newId, newNumber } from '@mumaris/kit/id';
import { readParagraphs } from '@mumaris/kit/text/read-text';
import { allRead, required } from '@mumaris/kit/text/reading';
import { type Exemption, requestExemption as request } from '../domain/exemption';
import type { Deps } from './deps';

/** How much is written to a request or a decision. */
export const mostWritten = 2_000;

/** A relative of a duty martyr asks to be exempt (BIL-06). @throws RuleViolation EXEMPTION_UNDER_WAY, REQUIRED, TOO_LONG */
export const requestExemption =
  ({ exemptions, clock }: Deps) =>
  async ({ words: typed, caller }: { readonly words: string; readonly caller: Caller }): Promise<Exemption> => {
    const { words } = allRead({ words: required(readParagraphs(typed, mostWritten, 'words'), 'words') });
    const accountId = accountOf(caller);
    const [running] = await exemptions.running(accountId);
    if (running) throw new RuleViolation('EXEMPTION_UNDER_WAY', { number: running.number });
    const named = { id: newId('exm'), number: newNumber('E'), accountId };
    return exemptions.insert(request(named, words, { by: accountId, at: clock.now() }));
  };
