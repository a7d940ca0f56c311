import type { Secret } from '@mumaris/kit/config';
import { fetchFile, ProviderFault, send, under } from '@mumaris/kit/outgoing/send';
import type { VerificationCase } from '../domain/verification-case';
import { told } from './told';
import type { SentDocument, Verifier } from './verifier';

interface Options {
  readonly baseUrl: string;
  readonly key: Secret;
}

type Sending = Pick<VerificationCase, 'id' | 'round'>;

/** The company knows each sending of a case by its own key. */
const keyOf = ({ id, round }: Sending): string => `${id}-${round}`;

/** The verification company over HTTP. A sending is opened, gets its documents one by one, and is closed: each step again changes nothing. */
export const httpVerifier = ({ baseUrl, key }: Options): Verifier => {
  const authorization = `Bearer ${key.reveal()}`;
  const placeOf = (one: Sending, rest = '') => under(baseUrl, `/verification/cases/${keyOf(one)}${rest}`);

  const open = (one: VerificationCase, body: object, signal?: AbortSignal) =>
    send({
      what: `opening verification ${keyOf(one)}`,
      method: 'PUT',
      url: placeOf(one),
      headers: { authorization, 'idempotency-key': keyOf(one) },
      body: JSON.stringify(body),
      ...(signal && { signal }),
    });

  const put = (one: VerificationCase, { id, mediaType, bytes }: SentDocument, signal?: AbortSignal) =>
    send({
      what: `sending document ${id} of verification ${keyOf(one)}`,
      method: 'PUT',
      url: placeOf(one, `/documents/${id}`),
      headers: { authorization, 'content-type': mediaType },
      body: bytes,
      ...(signal && { signal }),
    });

  return {
    submit: async (one, subject, documents, signal) => {
      const { id: caseId, round, kind, entry, asWritten, appeal, consent } = one;
      const listed = documents.map(({ id, name, mediaType, sha256 }) => ({ id, name, mediaType, sha256 }));
      const grounds = appeal?.grounds ?? null;
      const about = { caseId, round, kind, entry, subject, asWritten, grounds, consent: consent.bundle };
      await open(one, { ...about, documents: listed }, signal);
      for (const document of documents) await put(one, document, signal);
    },
    ask: async (one) => {
      const what = `asking how verification ${keyOf(one)} stands`;
      try {
        const answer = told.safeParse(
          await send({ what, method: 'GET', url: placeOf(one), headers: { authorization } }),
        );
        if (!answer.success) throw new ProviderFault(`${what}: not a case`, undefined, answer.error);
        return answer.data;
      } catch (error) {
        if (error instanceof ProviderFault && error.status === 404) return undefined;
        throw error;
      }
    },
    report: (one, signal) =>
      fetchFile({
        what: `the report of verification ${keyOf(one)}`,
        method: 'GET',
        url: placeOf(one, '/report'),
        headers: { authorization, accept: 'application/pdf' },
        ...(signal && { signal }),
      }),
  };
};
