import type { Clock } from '@mumaris/kit/clock';
import type { Logger } from '@mumaris/kit/log';
import type { Unsealer } from '@mumaris/kit/secrets/seal';
import type { Facts, Notice } from '../domain/notice';
import { isTooLate, type OutsideChannel, type Phrasebook, templateOf } from '../domain/template';
import type { Recipients } from '../store/recipient.repository';
import { type Addressee, addresseeOf } from './addressee';
import { openSecrets } from './open-secrets';

export interface ChannelDeps {
  book: Phrasebook;
  recipients: Recipients;
  unsealer: Unsealer;
  clock: Clock;
  log: Logger;
}

interface Ready {
  to: Addressee;
  facts: Facts;
}

/**
 * What a channel needs to send a notice now; undefined where it is too late to be of use, as for an expired code or a
 * closed account.
 * @throws when nobody knows where it goes or a secret was sealed for somebody else
 */
export const prepare = async (
  notice: Notice,
  channel: OutsideChannel,
  key: string,
  deps: ChannelDeps,
): Promise<Ready | undefined> => {
  const template = templateOf(deps.book, notice.about);
  if (isTooLate(template, notice, deps.clock.now())) {
    deps.log.warn({ task: key }, 'not sent: what it says has expired');
    return undefined;
  }
  const to = await addresseeOf(notice, template, channel, deps);
  if (!to) {
    deps.log.warn({ task: key }, 'not sent: the account is closed');
    return undefined;
  }
  return { to, facts: await openSecrets(notice.data, template.sealed, deps.unsealer) };
};
