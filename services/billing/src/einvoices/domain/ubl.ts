import { create } from 'xmlbuilder2';
import { decimal, sumOf } from '../../money';
import { inRiyadh, type PaperRules, type TaxedAmount, taxesOf } from '../../papers';
import type { DocumentKind, TaxDocument } from './tax-document';

/** Where a document stands among all that were ever reported: each names the hash of the one before, so that none can be left out. */
export interface Place {
  /** From 1, without gaps. */
  readonly counter: number;
  /** Base64. */
  readonly previousHash: string;
}

/** What the first one names in place of a hash, by ZATCA's rule: base64 of the SHA-256 of `0`, in hexadecimal. */
export const noHash = 'NWZlY2ViNjZmZmM4NmYzOGQ5NTI3ODZjNmQ2OTZjNzljMmRiYzIzOWRkNGU5MWI0NjcyOWQ3M2EyN2ZiNTdlOQ==';

/** An element's children by their names, in their order; `@name` is an attribute, `#` the text, a list is an element several times. */
export interface Element {
  readonly [name: string]: string | Element | readonly Element[];
}

const typeCodes: Readonly<Record<DocumentKind, string>> = { INVOICE: '388', CREDIT_NOTE: '381' };
/** A simplified document: for a person, not for a business. */
const simplified = '0200000';
/** Paid or given back in cash, by card or through a bank: what the payer chose is no part of the tax. */
const anyMeans = '1';

const namespaces = {
  '@xmlns': 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2',
  '@xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  '@xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
  '@xmlns:ext': 'urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2',
};

const money = (halalas: number): Element => ({ '@currencyID': 'SAR', '#': decimal(halalas) });

const vat = { 'cac:TaxScheme': { 'cbc:ID': 'VAT' } };

const category = ({ category: id, percent, code, ar }: TaxedAmount): Element => ({
  'cbc:ID': id,
  'cbc:Percent': `${percent}.00`,
  ...(id !== 'S' && { 'cbc:TaxExemptionReasonCode': code, 'cbc:TaxExemptionReason': ar }),
  ...vat,
});

const seller = ({ name, vatNumber, registered }: PaperRules['seller']): Element => ({
  'cac:Party': {
    'cac:PartyIdentification': { 'cbc:ID': { '@schemeID': registered.scheme, '#': registered.id } },
    'cac:PostalAddress': {
      'cbc:StreetName': registered.street,
      'cbc:BuildingNumber': registered.building,
      'cbc:CitySubdivisionName': registered.district,
      'cbc:CityName': registered.city,
      'cbc:PostalZone': registered.postalCode,
      'cac:Country': { 'cbc:IdentificationCode': 'SA' },
    },
    'cac:PartyTaxScheme': { 'cbc:CompanyID': vatNumber, ...vat },
    'cac:PartyLegalEntity': { 'cbc:RegistrationName': name.ar },
  },
});

/** The net amounts of lines under one code: halves up, and the last takes what rounding left, so that they come to the document's. */
const netsOf = (amounts: readonly number[], { net, total }: TaxedAmount): number[] => {
  const shares = amounts.map((amount) => (total === 0 ? 0 : Math.round((amount * net) / total)));
  return shares.map((share, at) => (at === shares.length - 1 ? net - sumOf(shares.slice(0, -1)) : share));
};

const linesOf = ({ lines }: TaxDocument, taxes: readonly TaxedAmount[]): Element[] => {
  const nets = new Map<TaxDocument['lines'][number], number>();
  for (const tax of taxes) {
    const under = lines.filter(({ taxCode }) => taxCode === tax.code);
    const shares = netsOf(
      under.map(({ amount }) => amount),
      tax,
    );
    under.forEach((line, at) => nets.set(line, shares[at] ?? 0));
  }
  return lines.map((line, at) => {
    const tax = taxes.find(({ code }) => code === line.taxCode) as TaxedAmount;
    const net = nets.get(line) ?? 0;
    return {
      'cbc:ID': String(at + 1),
      'cbc:InvoicedQuantity': { '@unitCode': 'PCE', '#': '1.000000' },
      'cbc:LineExtensionAmount': money(net),
      'cac:TaxTotal': { 'cbc:TaxAmount': money(line.amount - net), 'cbc:RoundingAmount': money(line.amount) },
      'cac:Item': {
        'cbc:Name': line.text.ar,
        'cac:ClassifiedTaxCategory': { 'cbc:ID': tax.category, 'cbc:Percent': `${tax.percent}.00`, ...vat },
      },
      'cac:Price': { 'cbc:PriceAmount': money(net) },
    };
  });
};

const attached = (id: string, text: string): Element => ({
  'cbc:ID': id,
  'cac:Attachment': { 'cbc:EmbeddedDocumentBinaryObject': { '@mimeCode': 'text/plain', '#': text } },
});

/** Sums of a document; amounts in halalas. */
export const sumsOf = ({ lines }: TaxDocument, { taxes }: PaperRules) => {
  const each = taxesOf(lines, taxes);
  const sum = (of: 'net' | 'tax' | 'total') => sumOf(each.map((one) => one[of]));
  return { each, net: sum('net'), tax: sum('tax'), total: sum('total') };
};

const totals = (document: TaxDocument, rules: PaperRules): Element => {
  const { each, net, tax, total } = sumsOf(document, rules);
  const subtotals = each.map((one) => ({
    'cbc:TaxableAmount': money(one.net),
    'cbc:TaxAmount': money(one.tax),
    'cac:TaxCategory': category(one),
  }));
  return {
    'cac:TaxTotal': [{ 'cbc:TaxAmount': money(tax), 'cac:TaxSubtotal': subtotals }, { 'cbc:TaxAmount': money(tax) }],
    'cac:LegalMonetaryTotal': {
      'cbc:LineExtensionAmount': money(net),
      'cbc:TaxExclusiveAmount': money(net),
      'cbc:TaxInclusiveAmount': money(total),
      'cbc:PayableAmount': money(total),
    },
    'cac:InvoiceLine': linesOf(document, each),
  };
};

/** What is added once the hash is known: it is not part of what is hashed. */
export interface Seal {
  readonly qr: string;
  /** The signature in its place; undefined where nothing signs. */
  readonly extension: Element | undefined;
}

const signatureNote = {
  'cbc:ID': 'urn:oasis:names:specification:ubl:signature:Invoice',
  'cbc:SignatureMethod': 'urn:oasis:names:specification:ubl:dsig:enveloped:xades',
};

/**
 * A tax document as UBL 2.1, with the fields of ZATCA's simplified invoices and credit notes, in the canonical form of XML (C14N 1.1): its bytes are what is
 * hashed, without a seal, and what is handed out, with it.
 * @param uuid of this document
 */
export const ublOf = (document: TaxDocument, place: Place, uuid: string, rules: PaperRules, seal?: Seal): string => {
  const { kind, number, at, corrects } = document;
  const [day = '', time = ''] = inRiyadh(at).split('T');
  const extension = seal?.extension;
  const invoice: Element = {
    ...namespaces,
    ...(extension && { 'ext:UBLExtensions': { 'ext:UBLExtension': extension } }),
    'cbc:ProfileID': 'reporting:1.0',
    'cbc:ID': number,
    'cbc:UUID': uuid,
    'cbc:IssueDate': day,
    'cbc:IssueTime': time,
    'cbc:InvoiceTypeCode': { '@name': simplified, '#': typeCodes[kind] },
    'cbc:DocumentCurrencyCode': 'SAR',
    'cbc:TaxCurrencyCode': 'SAR',
    ...(corrects && { 'cac:BillingReference': { 'cac:InvoiceDocumentReference': { 'cbc:ID': corrects.number } } }),
    'cac:AdditionalDocumentReference': [
      { 'cbc:ID': 'ICV', 'cbc:UUID': String(place.counter) },
      attached('PIH', place.previousHash),
      ...(seal ? [attached('QR', seal.qr)] : []),
    ],
    ...(extension && { 'cac:Signature': signatureNote }),
    'cac:AccountingSupplierParty': seller(rules.seller),
    'cac:AccountingCustomerParty': {},
    ...(corrects && {
      'cac:PaymentMeans': { 'cbc:PaymentMeansCode': anyMeans, 'cbc:InstructionNote': corrects.reason.ar },
    }),
    ...totals(document, rules),
  };
  return create({ Invoice: invoice }).end({ headless: true, allowEmptyTags: true });
};
