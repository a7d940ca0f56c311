import type { Clock } from '@mumaris/kit/clock';
import type { Logger } from '@mumaris/kit/log';
import type { Connection } from 'mongoose';
import type { CardProvider } from '../providers/card-provider';
import type { SadadBiller } from '../providers/sadad-biller';
import type { BillingRules } from '../rules/load-rules';
import type { Stores } from '../store';

/** What use cases stand on. */
export interface Deps extends Stores {
  connection: Connection;
  rules: BillingRules;
  clock: Clock;
  log: Logger;
  biller: SadadBiller;
  cards: CardProvider;
}
