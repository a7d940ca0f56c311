import { hearers, type SubgraphName } from '@mumaris/schemas';
import { topicOf } from './envelope';

/** What a user may do with a topic, or with a consumer group. */
export interface Acl {
  readonly user: string;
  readonly resource: 'TOPIC' | 'GROUP';
  readonly name: string;
  readonly operations: readonly ('READ' | 'WRITE' | 'DESCRIBE')[];
}

const services = Object.keys(hearers) as SubgraphName[];

/**
 * What the brokers have to allow, and nothing else: each service writes its own topic, and reads those that it hears.
 * @param prefix the first word of topics and consumer groups
 */
export const aclsOf = (prefix: string): Acl[] => {
  const topic = (user: string, name: string, operation: 'READ' | 'WRITE'): Acl => ({
    user,
    resource: 'TOPIC',
    name,
    operations: [operation, 'DESCRIBE'],
  });
  return services.flatMap((service): Acl[] => [
    topic(service, topicOf(prefix, service), 'WRITE'),
    ...hearers[service].map((author) => topic(service, topicOf(prefix, author), 'READ')),
    { user: service, resource: 'GROUP', name: `${prefix}.${service}`, operations: ['READ', 'DESCRIBE'] },
  ]);
};
