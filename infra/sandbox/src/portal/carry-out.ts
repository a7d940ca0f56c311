import { z } from 'zod';
import { proveHuman } from '../outsider/account';
import { createGraph } from '../outsider/graph';
import { text, type Text } from '../state/text';

const TIME_OUT_MS = 10_000;

/** One mutation of the graph, and what a page wants to know when it was carried out. */
export interface Mutation<P> {
  name: string;
  inputType: string;
  /** The payload's fields, next to its errors. */
  answer: string;
  payload: z.ZodType<P>;
  /** Whether it wants the proof of a human, which a page solves by itself. */
  asksForHuman?: boolean;
}

/** How it ended: what the payload says, or why it was not carried out, in words. */
export type Outcome<P> = { ok: true; payload: P } | { ok: false; messages: Text[] };

const UNREACHABLE: Text = {
  ar: 'تعذّر الوصول إلى الخدمة. أعيدوا المحاولة لاحقًا.',
  en: 'The service could not be reached. Try again later.',
};
const REFUSED: Text = { ar: 'لم تقبل الخدمة الطلب.', en: 'The service did not accept the request.' };

const answered = z.object({
  data: z.record(z.string(), z.looseObject({ errors: z.array(z.looseObject({ message: text })) }).nullable()).nullish(),
});

const read = <P>({ name, payload }: Mutation<P>, body: unknown): Outcome<P> => {
  const found = answered.safeParse(body).data?.data?.[name];
  if (found?.errors.length) return { ok: false, messages: found.errors.slice(0, 10).map(({ message }) => message) };
  const carriedOut = payload.safeParse(found);
  return carriedOut.success ? { ok: true, payload: carriedOut.data } : { ok: false, messages: [REFUSED] };
};

/** Asks the graph for a mutation, as a frontend would: signed in where there is a token. Never throws: every end has words. */
export const carryOut = async <P>(
  gatewayUrl: string | undefined,
  mutation: Mutation<P>,
  input: object,
  token?: string,
): Promise<Outcome<P>> => {
  if (gatewayUrl === undefined) return { ok: false, messages: [UNREACHABLE] };
  const { name, inputType, answer, asksForHuman } = mutation;
  const document = `mutation Portal($input: ${inputType}!) {
    ${name}(input: $input) { errors { code message { ar en } } ${answer} }
  }`;
  try {
    const graph = createGraph(gatewayUrl, TIME_OUT_MS);
    const proof = asksForHuman && { human: await proveHuman(graph) };
    return read(mutation, (await graph.raw(document, { input: { ...input, ...proof } }, token)).body);
  } catch {
    return { ok: false, messages: [UNREACHABLE] };
  }
};
