import { newId } from '@mumaris/kit/id';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { Credential } from '../../credentials';
import { begin } from '../domain/delivery';
import type { Deps } from './deps';
import { freshLink } from './fresh-link';

/** Begins the delivery of a certificate of good standing, in the transaction that grants it (MEM-15); of any other credential nothing. @param email of the body that it names */
export const beginDelivery =
  (deps: Pick<Deps, 'deliveries' | 'goodStandingRules' | 'notificationSealer' | 'documentsUrl' | 'clock'>) =>
  async (granted: Credential, email: string, tx: Transaction): Promise<void> => {
    if (granted.kind !== 'GOOD_STANDING') return;
    const { id: credentialId, number, practitionerId, accountId, content } = granted;
    const to = { email, name: content.addressee.name };
    const order = { id: newId('dlv'), credentialId, number, practitionerId, accountId, to };
    const fresh = await freshLink(deps, to);
    await deps.deliveries.insert(begin(order, fresh, deps.goodStandingRules, deps.clock.now()), tx);
  };
