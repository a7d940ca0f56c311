import mongoose from 'mongoose';

const authenticationFailed = 18;
const ofCertificates = /CERT|SELF_SIGNED|UNABLE_TO_/;

/** What the first member of the store that was asked has said. */
const memberError = (error: unknown): Error | undefined => {
  if (!(error instanceof mongoose.Error.MongooseServerSelectionError)) return undefined;
  const { reason } = error as { reason?: { servers?: ReadonlyMap<string, { error?: Error | null }> } };
  return [...(reason?.servers?.values() ?? [])].find((server) => server.error)?.error ?? undefined;
};

const whyOf = (error: unknown): string => {
  const { message, code } = error as { message?: string; code?: unknown };
  if (code === authenticationFailed) return 'it does not know this user by what it was shown';
  const said = memberError(error);
  const { code: ofNetwork = '' } = (said?.cause ?? {}) as { code?: string };
  if (ofCertificates.test(ofNetwork))
    return `nobody who is known here vouches for its certificate (${ofNetwork}): tlsCAFile names who does`;
  // The driver's own word for a store that wants TLS and is spoken to in clear.
  if (said?.message.endsWith(' closed')) return `${said.message}: it may want tls=true`;
  return message ?? String(error);
};

/** Why a store was not opened, in words that name what to look at. */
export const unopened = (error: unknown): Error =>
  new Error(`MONGODB_URI: the store was not opened: ${whyOf(error)}`, { cause: error });
