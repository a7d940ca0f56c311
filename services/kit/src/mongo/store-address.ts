import { mongo } from 'mongoose';
import { inProduction, type Secret, secret } from '../config-values';

/** Mechanisms that prove a user by a password; the others do it by a certificate, a ticket or a token. */
const byPassword = ['DEFAULT', 'SCRAM-SHA-1', 'SCRAM-SHA-256', 'PLAIN'];

/** What the driver makes of an address: it knows best what its options mean together. */
const readAddress = (uri: Secret) => {
  try {
    return new mongo.MongoClient(uri.reveal()).options;
  } catch {
    return undefined; // the driver's words may repeat what it could not read
  }
};

/** Nobody reaches the store in clear, without looking at whom they speak to, or without saying who they are. */
const storeProblems = (uri: Secret): (string | false)[] => {
  const address = readAddress(uri);
  if (!address) return ['is no address of a MongoDB, such as mongodb://user:password@host/database?tls=true'];
  const { tls, rejectUnauthorized, checkServerIdentity, credentials } = address;
  const isKnown = credentials && (credentials.password !== '' || !byPassword.includes(credentials.mechanism));
  return [
    !tls &&
      'the store is not spoken to in clear in production: say tls=true, and tlsCAFile=… for an authority of your own',
    (rejectUnauthorized === false || Boolean(checkServerIdentity)) &&
      "the store's certificate is looked at in production: without tlsInsecure, tlsAllowInvalidCertificates and tlsAllowInvalidHostnames",
    !isKnown &&
      'the store has to know this service in production: by user:password@, or by authMechanism=MONGODB-X509 and tlsCertificateKeyFile=…',
  ];
};

/** A variable that says where a service's own store is, and as whom it is opened. */
export const storeAddress = () => inProduction(secret(), storeProblems);
