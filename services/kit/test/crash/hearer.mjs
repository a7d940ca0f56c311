// node hearer.mjs '{ mongoUri, brokers, prefix }'
// Hears one event, and kills itself after the handler's commit, before the broker knows that it was handled.
import { Secret } from '@mumaris/kit/config';
import { createConsumer } from '@mumaris/kit/events/consumer';
import { on } from '@mumaris/kit/events/handler';
import { connectKafka } from '@mumaris/kit/events/kafka';
import { createEventVerifier } from '@mumaris/kit/events/signatures';
import { connectMongo } from '@mumaris/kit/mongo/connect';
import { testEventKeys, testLog as log } from '@mumaris/kit/testing';
import { InvoiceExpiredV1 } from '@mumaris/schemas';

const { mongoUri, brokers, prefix } = JSON.parse(process.argv[2] ?? '{}');
const connection = await connectMongo(new Secret(mongoUri), 'hearer');
const kafka = connectKafka({ clientId: 'hearer', brokers, log });

/** kafkajs as it is, but for the moment after the first message is handled. */
const deadly = {
  consumer: (options) => {
    const consumer = kafka.consumer(options);
    const run = ({ eachMessage, ...rest }) =>
      consumer.run({
        ...rest,
        eachMessage: async (payload) => {
          await eachMessage(payload);
          process.kill(process.pid, 'SIGKILL');
        },
      });
    return { ...consumer, run };
  },
};
const consumer = createConsumer({
  service: 'notification',
  prefix,
  kafka: deadly,
  connection,
  verifier: await createEventVerifier(testEventKeys('notification').EVENT_KEYS_FILE),
  handlers: [
    on(InvoiceExpiredV1, ({ subject, data }, tx) =>
      connection
        .collection('effects')
        .updateOne({ _id: subject }, { $push: { steps: data.total.amount } }, { upsert: true, session: tx }),
    ),
  ],
  log,
  sessionTimeoutMs: 6_000,
});
await consumer.start();
