import { create } from 'xmlbuilder2';
import { hexHash, type InvoiceSigner } from './invoice-signer';
import type { Element } from './ubl';

const dsig = 'http://www.w3.org/2000/09/xmldsig#';
const xades = 'http://uri.etsi.org/01903/v1.3.2#';
const sha256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
const canonical = 'http://www.w3.org/2006/12/xml-c14n11';

const digest = (value: string): Element => ({
  'ds:DigestMethod': { '@Algorithm': sha256 },
  'ds:DigestValue': value,
});

/** What is left out of the hash: the seal itself. */
const leftOut = [
  'ancestor-or-self::ext:UBLExtensions',
  'ancestor-or-self::cac:Signature',
  "ancestor-or-self::cac:AdditionalDocumentReference[cbc:ID='QR']",
];

const reference = (hash: string): Element => ({
  '@Id': 'invoiceSignedData',
  '@URI': '',
  'ds:Transforms': {
    'ds:Transform': [
      ...leftOut.map((path) => ({
        '@Algorithm': 'http://www.w3.org/TR/1999/REC-xpath-19991116',
        'ds:XPath': `not(//${path})`,
      })),
      { '@Algorithm': canonical },
    ],
  },
  ...digest(hash),
});

/** When it was signed, and by which certificate. */
const signedProperties = (signer: InvoiceSigner, at: Date): Element => ({
  '@xmlns:xades': xades,
  '@Id': 'xadesSignedProperties',
  'xades:SignedSignatureProperties': {
    'xades:SigningTime': at.toISOString().slice(0, 19) + 'Z',
    'xades:SigningCertificate': {
      'xades:Cert': {
        'xades:CertDigest': {
          'ds:DigestMethod': { '@xmlns:ds': dsig, '@Algorithm': sha256 },
          'ds:DigestValue': { '@xmlns:ds': dsig, '#': hexHash(signer.certificate) },
        },
        'xades:IssuerSerial': {
          'ds:X509IssuerName': { '@xmlns:ds': dsig, '#': signer.issuer },
          'ds:X509SerialNumber': { '@xmlns:ds': dsig, '#': signer.serial },
        },
      },
    },
  },
});

const bytesOf = (properties: Element): string =>
  create({ 'xades:SignedProperties': properties }).end({ headless: true, allowEmptyTags: true });

/** The extension of a document that holds its signature (XAdES, as ZATCA's simplified invoices have it). @param hash of the document, base64 */
export const signatureExtension = (hash: string, signature: string, signer: InvoiceSigner, at: Date): Element => {
  const properties = signedProperties(signer, at);
  return {
    'ext:ExtensionURI': 'urn:oasis:names:specification:ubl:dsig:enveloped:xades',
    'ext:ExtensionContent': {
      'sig:UBLDocumentSignatures': {
        '@xmlns:sac': 'urn:oasis:names:specification:ubl:schema:xsd:SignatureAggregateComponents-2',
        '@xmlns:sbc': 'urn:oasis:names:specification:ubl:schema:xsd:SignatureBasicComponents-2',
        '@xmlns:sig': 'urn:oasis:names:specification:ubl:schema:xsd:CommonSignatureComponents-2',
        'sac:SignatureInformation': {
          'cbc:ID': 'urn:oasis:names:specification:ubl:signature:1',
          'sbc:ReferencedSignatureID': 'urn:oasis:names:specification:ubl:signature:Invoice',
          'ds:Signature': {
            '@xmlns:ds': dsig,
            '@Id': 'signature',
            'ds:SignedInfo': {
              'ds:CanonicalizationMethod': { '@Algorithm': canonical },
              'ds:SignatureMethod': { '@Algorithm': 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256' },
              'ds:Reference': [
                reference(hash),
                {
                  '@Type': 'http://www.w3.org/2000/09/xmldsig#SignatureProperties',
                  '@URI': '#xadesSignedProperties',
                  ...digest(hexHash(bytesOf(properties))),
                },
              ],
            },
            'ds:SignatureValue': signature,
            'ds:KeyInfo': { 'ds:X509Data': { 'ds:X509Certificate': signer.certificate } },
            'ds:Object': {
              'xades:QualifyingProperties': {
                '@xmlns:xades': xades,
                '@Target': 'signature',
                'xades:SignedProperties': properties,
              },
            },
          },
        },
      },
    },
  };
};
