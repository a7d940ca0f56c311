import { readFileSync } from 'node:fs';
import type { Secret } from '@mumaris/kit/config';
import type { Language } from '@mumaris/schemas';
import { createTransport } from 'nodemailer';
import type { EmailText } from '../domain/compose';

interface Email extends EmailText {
  to: { name: string; address: string };
  language: Language;
  /** The task's key: the same e-mail sent again carries the same Message-ID. */
  key: string;
  at: Date;
  signal: AbortSignal;
}

export interface Mailer {
  /** Resolves when the mail server has taken it. @throws with the server's code and none of its words */
  send(email: Email): Promise<void>;
  /** Lets what is being sent end, and closes the connections. */
  close(): void;
}

interface Options {
  url: Secret;
  /** PEM file of the authority that the server's certificate comes from; the system's where there is none. */
  caFile?: string | undefined;
  from: string;
}

/** The time a kit task may take bounds all of these together. */
const timeouts = { dnsTimeout: 3_000, connectionTimeout: 4_000, greetingTimeout: 4_000, socketTimeout: 10_000 };

const domainOf = (from: string) => /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost';

/** Key signs that a Message-ID may not hold become dots; the key stays unique. */
const messageIdOf = (key: string, from: string) => `<${key.replace(/[^\w-]/g, '.')}@${domainOf(from)}>`;

interface Refusal {
  code?: string;
  /** Node's own, such as that of a certificate that nobody known vouches for. */
  originalCode?: string;
  responseCode?: number;
  command?: string;
}

/** What a mail server's refusal may be logged with: its words can repeat the address. */
const refusal = (error: unknown): Error => {
  const { code = 'ERROR', originalCode, responseCode, command } = error as Refusal;
  const what = [code, originalCode, responseCode, command].filter(Boolean);
  return new Error(`the mail server did not take it: ${what.join(' ')}`);
};

/** Sends through a pool of SMTP connections. @throws when the authority's file cannot be read */
export const createMailer = ({ url, caFile, from }: Options): Mailer => {
  const transport = createTransport({
    pool: true,
    url: url.reveal(),
    ...(caFile && { tls: { ca: readFileSync(caFile) } }),
    maxConnections: 8,
    // A delivery that broke off is the task's to repeat, with its pauses.
    maxRequeues: 0,
    idleTimeout: 30_000,
    ...timeouts,
  });
  return {
    send: async ({ to, subject, text, html, language, key, at, signal }) => {
      const headers = { 'Content-Language': language.toLowerCase(), 'Auto-Submitted': 'auto-generated' };
      const mail = { from, to, subject, text, html, headers, date: at, messageId: messageIdOf(key, from) };
      try {
        await transport.sendMail({
          ...mail,
          textEncoding: 'base64',
          disableFileAccess: true,
          disableUrlAccess: true,
          signal,
        });
      } catch (error) {
        throw refusal(error);
      }
    },
    close: () => transport.close(),
  };
};
