import { request } from 'undici';
import { z } from 'zod';
import { text, type Text } from '../state/text';

const TIME_OUT_MS = 5_000;
const LARGEST_ANSWER = 100_000;

const MUTATION = `mutation ActivateByLink($input: ActivateByLinkInput!) {
  activateByLink(input: $input) { errors { code message { ar en } } activation { emailConfirmed active } }
}`;

const answer = z.object({
  data: z
    .object({
      activateByLink: z
        .object({
          errors: z.array(z.object({ code: z.string(), message: text })),
          activation: z.object({ emailConfirmed: z.boolean(), active: z.boolean() }).nullable(),
        })
        .nullable(),
    })
    .nullish(),
});

/** How following the link ended, in words. */
export interface Activation {
  ok: boolean;
  messages: Text[];
}

const UNREACHABLE: Activation = {
  ok: false,
  messages: [{ ar: 'تعذر الوصول إلى الخدمة، حاول لاحقًا', en: 'The service could not be reached, try again later' }],
};
const REFUSED: Activation = {
  ok: false,
  messages: [{ ar: 'لم تقبل الخدمة الطلب', en: 'The service did not accept the request' }],
};
const ACTIVATED: Activation = {
  ok: true,
  messages: [{ ar: 'تم تفعيل الحساب، يمكنك الآن تسجيل الدخول', en: 'The account is activated, you can log in now' }],
};
const CONFIRMED: Activation = {
  ok: true,
  messages: [
    {
      ar: 'تم تأكيد بريدك الإلكتروني. أدخل رمز التحقق المرسل إلى جوالك لإكمال التفعيل',
      en: 'Your e-mail address is confirmed. Enter the code sent to your mobile to finish the activation',
    },
  ],
};

const ask = async (gatewayUrl: string, token: string): Promise<unknown> => {
  const reply = await request(new URL('/graphql', gatewayUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', 'apollo-require-preflight': '1' },
    body: JSON.stringify({ query: MUTATION, variables: { input: { token } } }),
    signal: AbortSignal.timeout(TIME_OUT_MS),
  });
  const declared = Number(reply.headers['content-length'] ?? 0);
  if (declared > LARGEST_ANSWER) throw new Error('The answer is too large');
  return reply.body.json();
};

/** Sends the activation link's token to the graph, as a frontend would. Never throws: every end has words. */
export const activateByLink = async (gatewayUrl: string | undefined, token: string): Promise<Activation> => {
  if (gatewayUrl === undefined) return UNREACHABLE;
  let reply: unknown;
  try {
    reply = await ask(gatewayUrl, token);
  } catch {
    return UNREACHABLE;
  }
  const payload = answer.safeParse(reply).data?.data?.activateByLink;
  if (!payload) return REFUSED;
  if (payload.errors.length > 0)
    return { ok: false, messages: payload.errors.slice(0, 10).map(({ message }) => message) };
  if (!payload.activation) return REFUSED;
  return payload.activation.active ? ACTIVATED : CONFIRMED;
};
