// node relay.mjs '{ mongoUri, brokers, prefix }'
// Nothing but the relay of a replica, until it is ended.
import { Secret } from '@mumaris/kit/config';
import { connectKafka } from '@mumaris/kit/events/kafka';
import { createPublisher } from '@mumaris/kit/events/producer';
import { createRelay } from '@mumaris/kit/events/relay';
import { createEventSigner } from '@mumaris/kit/events/signatures';
import { connectMongo } from '@mumaris/kit/mongo/connect';
import { testEventKeys, testLog as log } from '@mumaris/kit/testing';

const { mongoUri, brokers, prefix } = JSON.parse(process.argv[2] ?? '{}');
const connection = await connectMongo(new Secret(mongoUri), 'relay');
const publisher = createPublisher(connectKafka({ clientId: 'relay', brokers, log }), log);
const signer = await createEventSigner(testEventKeys('billing').EVENT_SIGNING_KEY);
const relay = createRelay({ service: 'billing', prefix, connection, publisher, signer, log, pollMs: 200 });
relay.start();
process.once('SIGTERM', async () => {
  await relay.stop();
  await publisher.stop();
  await connection.close();
});
