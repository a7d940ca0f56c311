// node sayer.mjs '{ mongoUri, brokers, prefix, invoiceId, dieAt }'
// Takes one step of an invoice and carries its event to the bus, as a service does; kills itself at the point named.
// Without a point it only carries what is unsent, as a service that starts again does, and ends.
import { Secret } from '@mumaris/kit/config';
import { connectKafka } from '@mumaris/kit/events/kafka';
import { createPublisher } from '@mumaris/kit/events/producer';
import { createRelay } from '@mumaris/kit/events/relay';
import { createEventSigner } from '@mumaris/kit/events/signatures';
import { connectMongo } from '@mumaris/kit/mongo/connect';
import { inTransaction } from '@mumaris/kit/mongo/transaction';
import { testEventKeys, testLog as log } from '@mumaris/kit/testing';
import { invoicesOf } from './invoices.mjs';

const { mongoUri, brokers, prefix, invoiceId, dieAt } = JSON.parse(process.argv[2] ?? '{}');
const die = () => process.kill(process.pid, 'SIGKILL');

const connection = await connectMongo(new Secret(mongoUri), prefix);
const invoices = invoicesOf(connection);
const publisher = createPublisher(connectKafka({ clientId: 'sayer', brokers, log }), log);
const deadly = {
  ...publisher,
  publish: async (messages) => {
    if (dieAt === 'committed') die();
    await publisher.publish(messages);
    if (dieAt === 'published') die();
  },
};
const signer = await createEventSigner(testEventKeys('billing').EVENT_SIGNING_KEY);
const relay = createRelay({ service: 'billing', prefix, connection, publisher: deadly, signer, log });

if (dieAt === 'decided')
  await inTransaction(connection, async (tx) => {
    await invoices.step(invoiceId, tx);
    die();
  });
else if (dieAt) await invoices.step(invoiceId);

while (await relay.publishUnsent());
if (dieAt) die();
await publisher.stop();
await connection.close();
