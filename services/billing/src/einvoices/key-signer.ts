import 'reflect-metadata'; // what @peculiar/x509 stands on
import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { X509Certificate } from '@peculiar/x509';
import type { Secret } from '@mumaris/kit/config';
import type { InvoiceSigner } from './domain/invoice-signer';

const der = { format: 'der' } as const;

/**
 * Signs by a key in this process.
 * @param key PKCS #8 DER, base64
 * @param certificate DER, base64
 * @throws Error where one cannot be read, or the certificate is not of the key
 */
export const keySigner = (key: Secret, certificate: string): InvoiceSigner => {
  const own = createPrivateKey({ key: Buffer.from(key.reveal(), 'base64'), type: 'pkcs8', ...der });
  const { issuer, serialNumber, publicKey, signature } = new X509Certificate(Buffer.from(certificate, 'base64'));
  const certified = Buffer.from(publicKey.rawData);
  if (
    !createPublicKey(own)
      .export({ type: 'spki', ...der })
      .equals(certified)
  )
    throw new Error('EINVOICE_CERTIFICATE is not of EINVOICE_KEY');
  return {
    certificate,
    issuer,
    serial: BigInt(`0x${serialNumber}`).toString(),
    publicKey: certified,
    vouched: Buffer.from(signature),
    sign: (hash) => Promise.resolve(sign('sha256', hash, own).toString('base64')),
  };
};
