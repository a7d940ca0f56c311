import { z } from 'zod';

/** As long as an answer without attestation can be, with much to spare. */
const maxAnswerLength = 20_000;

const base64url = z.string().regex(/^[\w-]+$/);
const credential = { id: base64url.max(1_400), rawId: base64url, type: z.literal('public-key') };
const extensions = z.object({}).default({});

const creationShape = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(10)
      .optional(),
  }),
  clientExtensionResults: extensions,
});

const assertionShape = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.nullish(),
  }),
  clientExtensionResults: extensions,
});

/** A browser's RegistrationResponseJSON, as far as it is read. */
type Creation = z.infer<typeof creationShape>;
/** A browser's AuthenticationResponseJSON, as far as it is read. */
export type Assertion = z.infer<typeof assertionShape>;

const read = <T>(shape: z.ZodType<T>, text: string): T | undefined => {
  if (text.length > maxAnswerLength) return undefined;
  try {
    return shape.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // no JSON
  }
};

export const readCreation = (text: string): Creation | undefined => read(creationShape, text);
export const readAssertion = (text: string): Assertion | undefined => read(assertionShape, text);
