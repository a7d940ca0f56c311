import { type AggregateStore, type Ground, sealedStore, type Stored } from '@mumaris/kit/mongo/aggregate-store';
import { count, date, type EveryField, maybeDate, maybeText, text } from '@mumaris/kit/mongo/fields';
import type { FieldCipher } from '@mumaris/kit/secrets/cipher';
import { Schema } from 'mongoose';
import type { Delivery } from '../domain/delivery';

/** A delivery at rest: whom it reaches and the code are encrypted together. */
interface DeliveryAtRest extends Omit<Delivery, 'to' | 'code'> {
  readonly secrets: string | null;
}
type Row = Stored<DeliveryAtRest>;

const schema = new Schema<Row>(
  {
    _id: text,
    version: count,
    credentialId: text,
    number: text,
    practitionerId: text,
    accountId: text,
    secrets: maybeText,
    linkHash: text,
    links: count,
    wrong: count,
    until: date,
    fetchedAt: maybeDate,
  } satisfies EveryField<Row>,
  { collection: 'deliveries', versionKey: false, strict: 'throw', minimize: false },
)
  // One certificate is delivered once.
  .index({ credentialId: 1 }, { unique: true })
  .index({ linkHash: 1 }, { unique: true });

/** The deliveries of certificates of good standing (MEM-15); only it knows how they are encrypted. */
export interface Deliveries extends AggregateStore<Delivery, DeliveryAtRest> {
  ofCredentials(credentialIds: readonly string[]): Promise<Delivery[]>;
  /** The one whose link holds. */
  byLink(linkHash: string): Promise<Delivery | undefined>;
}

type Secrets = Pick<Delivery, 'to' | 'code'>;

const formOf = (cipher: FieldCipher) => ({
  seal: ({ to, code, ...rest }: Delivery): DeliveryAtRest => ({
    ...rest,
    secrets: to || code ? cipher.encrypt(JSON.stringify({ to, code })) : null,
  }),
  open: ({ secrets, ...rest }: DeliveryAtRest): Delivery => ({
    ...rest,
    ...(secrets === null ? { to: null, code: null } : (JSON.parse(cipher.decrypt(secrets)) as Secrets)),
  }),
});

export const deliveryRepository = (ground: Ground, cipher: FieldCipher): Deliveries => {
  const model = ground.connection.model<Row>('Delivery', schema);
  const store = sealedStore<Delivery, DeliveryAtRest>({ ...ground, model, form: formOf(cipher) });
  return {
    ...store,
    ofCredentials: async (ids) =>
      (await model.find({ credentialId: { $in: ids } }).lean<Row[]>()).map((row) => store.fromRow(row)),
    byLink: async (linkHash) => {
      const row = await model.findOne({ linkHash }).lean<Row | null>();
      return row ? store.fromRow(row) : undefined;
    },
  };
};
