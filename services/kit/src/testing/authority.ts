import 'reflect-metadata'; // what @peculiar/x509 stands on
import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

x509.cryptoProvider.set(webcrypto);
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const newKeys = () => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
const year = { notBefore: new Date(Date.now() - 60_000), notAfter: new Date(Date.now() + 365 * 86_400_000) };
const here = ['localhost', '127.0.0.1'];
/** Of a server and of a client, both. */
const purposes = ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'];

const pemOf = async (key: webcrypto.CryptoKey): Promise<string> => {
  const body = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key)).toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${body.match(/.{1,64}/g)?.join('\n')}\n-----END PRIVATE KEY-----\n`;
};

const nameOf = (host: string) => ({ type: /^[\d.]+$/.test(host) ? ('ip' as const) : ('dns' as const), value: host });

export interface Authority {
  /** Its own certificate, PEM. */
  readonly pem: string;
  /** The key and the certificate, PEM, of whoever is called `name` and answers at these hosts: this machine's, unless said otherwise. */
  issue(name: string, hosts?: readonly string[]): Promise<{ key: string; cert: string }>;
}

/** An authority of one's own, for tests of what is said over TLS. */
export const createAuthority = async (): Promise<Authority> => {
  const keys = await newKeys();
  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    ...year,
    name: 'CN=Test Authority',
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
    ],
  });
  return {
    pem: ca.toString('pem'),
    issue: async (name, hosts = here) => {
      const own = await newKeys();
      const certificate = await x509.X509CertificateGenerator.create({
        ...year,
        subject: `CN=${name}`,
        issuer: ca.subject,
        publicKey: own.publicKey,
        signingKey: keys.privateKey,
        signingAlgorithm: algorithm,
        extensions: [
          new x509.ExtendedKeyUsageExtension(purposes),
          new x509.SubjectAlternativeNameExtension(hosts.map(nameOf)),
        ],
      });
      return { key: await pemOf(own.privateKey), cert: certificate.toString('pem') };
    },
  };
};
