import { addMonths, dayOf } from '@mumaris/kit/calendar';
import type { Clock } from '@mumaris/kit/clock';
import { newId } from '@mumaris/kit/id';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import {
  type Credentials,
  freshCredential,
  goodStandingOf,
  grant,
  inherit,
  type NamedSanction,
  newCode,
} from '../../credentials';
import type { Practitioner } from '../../profile';
import { begin } from '../domain/delivery';
import { loadGoodStandingRules } from '../rules/load-rules';
import type { Deliveries } from '../store/delivery.repository';

interface Deps {
  readonly credentials: Pick<Credentials, 'heldBy' | 'insert'>;
  readonly deliveries: Pick<Deliveries, 'insert'>;
  readonly clock: Pick<Clock, 'now'>;
  sanctionsNamed(practitionerId: string, tx: Transaction): Promise<NamedSanction[]>;
  transact<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}

const to = { name: 'General Medical Council', email: 'licensing@council.example' };
const unsent = { contact: '', link: '' };

/** Gives somebody of the sample a certificate of good standing whose link was lost: another can be sent. Again it changes nothing. */
export const putSampleGoodStanding =
  ({ credentials, deliveries, clock, sanctionsNamed, transact }: Deps) =>
  ({ id: practitionerId, accountId, profile }: Practitioner): Promise<void> =>
    transact(async (tx) => {
      const held = await credentials.heldBy([practitionerId], tx);
      if (held.some(({ kind }) => kind === 'GOOD_STANDING')) return;
      const now = clock.now();
      const earned = {
        ...{ practitionerId, accountId, applicationId: `app_sample_GS_${practitionerId}` },
        ...{ holder: profile.name, category: profile.category, expiresOn: addMonths(dayOf(now), 3) },
        kind: 'GOOD_STANDING' as const,
        content: {
          addressee: { name: to.name, country: 'GB' },
          ...goodStandingOf(held, await sanctionsNamed(practitionerId, tx), now),
        },
      };
      const granted = inherit(grant(freshCredential('GS'), earned, now), held, now);
      const { id: credentialId, number } = granted.state;
      const order = { id: newId('dlv'), credentialId, number, practitionerId, accountId, to };
      const fresh = { linkHash: newId('lnk'), code: newCode(), sealed: unsent, language: 'EN' as const };
      // Nobody is written to: a sample sends no mail.
      const { state } = begin(order, fresh, loadGoodStandingRules(), now);
      await credentials.insert(granted, tx);
      await deliveries.insert({ state }, tx);
    });
