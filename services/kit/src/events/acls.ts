import { hearers, type SubgraphName } from '@mumaris/schemas';
import { deadLetterTopicOf, topicOf } from './envelope';

/** What a user may do with a topic, or with the consumer groups of a name. */
export interface Acl {
  readonly user: string;
  readonly resource: 'TOPIC' | 'GROUP';
  readonly name: string;
  /** Whether every name that begins so is meant. */
  readonly prefixed: boolean;
  readonly operations: readonly ('READ' | 'WRITE' | 'DESCRIBE' | 'DELETE')[];
}

const services = Object.keys(hearers) as SubgraphName[];

/**
 * What the brokers have to allow, and nothing else: each service writes its own topic and dead letters, and reads those that it
 * hears. The operator, who looks at dead letters and gives them back, reads these and writes every topic.
 * @param prefix the first word of topics and consumer groups
 */
export const aclsOf = (prefix: string): Acl[] => {
  const topic = (user: string, name: string, ...operations: Acl['operations']): Acl => ({
    user,
    resource: 'TOPIC',
    name,
    prefixed: false,
    operations: [...operations, 'DESCRIBE'],
  });
  const ofServices = services.flatMap((service): Acl[] => [
    topic(service, topicOf(prefix, service), 'WRITE'),
    topic(service, deadLetterTopicOf(prefix, service), 'WRITE'),
    ...hearers[service].map((author) => topic(service, topicOf(prefix, author), 'READ')),
    {
      user: service,
      resource: 'GROUP',
      name: `${prefix}.${service}`,
      prefixed: false,
      operations: ['READ', 'DESCRIBE'],
    },
  ]);
  const ofOperator = services.flatMap((service): Acl[] => [
    topic('operator', topicOf(prefix, service), 'WRITE'),
    topic('operator', deadLetterTopicOf(prefix, service), 'READ', 'WRITE'),
    {
      user: 'operator',
      resource: 'GROUP',
      name: `${deadLetterTopicOf(prefix, service)}.reader-`,
      prefixed: true,
      operations: ['READ', 'DESCRIBE', 'DELETE'],
    },
  ]);
  return [...ofServices, ...ofOperator];
};
