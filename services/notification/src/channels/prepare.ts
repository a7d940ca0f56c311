import type { Clock } from '@mumaris/kit/clock';
import type { Logger } from '@mumaris/kit/log';
import type { Unsealer } from '@mumaris/kit/secrets/seal';
import type { Facts, Notice } from '../domain/notice';
import type { Recipient } from '../domain/recipient';
import { isTooLate, type Phrasebook, templateOf } from '../domain/template';
import type { Recipients } from '../store/recipient.repository';
import { openSecrets } from './open-secrets';

export interface ChannelDeps {
  book: Phrasebook;
  recipients: Recipients;
  unsealer: Unsealer;
  clock: Clock;
  log: Logger;
}

interface Ready {
  recipient: Recipient;
  facts: Facts;
}

/**
 * What a channel needs to send a notice now; undefined where it is too late to be of use, as for an expired code.
 * @throws when the recipient is unknown or a secret was sealed for somebody else
 */
export const prepare = async (notice: Notice, key: string, deps: ChannelDeps): Promise<Ready | undefined> => {
  const template = templateOf(deps.book, notice.about);
  if (isTooLate(template, notice, deps.clock.now())) {
    deps.log.warn({ task: key }, 'not sent: what it says has expired');
    return undefined;
  }
  const recipient = await deps.recipients.find(notice.accountId);
  if (!recipient) throw new Error(`${notice.accountId} is not known`);
  return { recipient, facts: await openSecrets(notice.data, template.sealed, deps.unsealer) };
};
