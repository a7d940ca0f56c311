import { connectKafka } from '@mumaris/kit/events/kafka';
import { createLogger } from '@mumaris/kit/log';

/** A stranger's client on the bus of the platform. @param {import('../platform/index.mjs').Addresses} addresses */
export const busOf = ({ kafkaBrokers }) =>
  connectKafka({ clientId: 'faults', brokers: kafkaBrokers.split(','), log: createLogger('faults', 'silent') });
