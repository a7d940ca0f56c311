import path from 'node:path';
import { createFieldCipher, keyBytes } from '@mumaris/kit/secrets/cipher';
import { bindVerbs } from '@mumaris/kit/graphql/verbs';
import { createUnsealer } from '@mumaris/kit/secrets/seal';
import type { Platform, ServiceParts } from '@mumaris/kit/service';
import type { Worker } from '@mumaris/kit/tasks';
import { createMailer } from './channels/mailer';
import { sendEmail } from './channels/send-email';
import { sendSms } from './channels/send-sms';
import { createSmsGateway } from './channels/sms-gateway';
import type { Config } from './config';
import { handlers } from './events';
import type { Context } from './graphql/context';
import { mutations } from './graphql/mutations';
import { belongings, resolvers } from './graphql/resolvers';
import { loadPhrasebook } from './rules/load-phrasebook';
import { createMessages } from './store/message.repository';
import { createRecipients } from './store/recipient.repository';
import { createWaiting } from './store/waiting.repository';
import { createReads } from './use-cases/reads';

const rules = path.join(__dirname, '..', 'rules');

/** Puts the service together. @throws when a template, a name or a key is wrong */
export const wire = async (platform: Platform, config: Config): Promise<ServiceParts<Context>> => {
  const { connection, clock, log, tasks } = platform;
  const book = loadPhrasebook(rules);
  const unsealer = await createUnsealer(config.SEAL_KEY.reveal());
  const cipher = createFieldCipher([keyBytes(config.FIELD_KEY.reveal())], 'notification/contact');
  const messages = createMessages(connection);
  const recipients = createRecipients(connection, cipher);
  const waiting = createWaiting(connection);
  const mailer = createMailer({ url: config.SMTP_URL, caFile: config.SMTP_CA_FILE, from: config.MAIL_FROM });
  const gateway = createSmsGateway({ url: config.SMS_URL, apiKey: config.SMS_KEY });
  const channel = { book, recipients, unsealer, clock, log };
  const connections: Worker = {
    start: () => undefined,
    stop: async () => {
      mailer.close();
      await gateway.close();
    },
  };
  return {
    resolvers,
    belongings,
    mutations: bindVerbs(mutations, { messages }),
    context: (caller) => ({ caller, ...createReads(messages, caller) }),
    handlers: handlers({ book, recipients, waiting, messages, tasks, unsealer }),
    runners: { EMAIL: sendEmail({ ...channel, mailer }), SMS: sendSms({ ...channel, gateway }) },
    workers: [connections],
  };
};
