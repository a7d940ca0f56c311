import { type Connection, type Model, Schema } from 'mongoose';
import type { AppendOnly } from '../append-only/assert-append-only';
import { count, date, type EveryField, maybeText, text } from '../mongo/fields';
import type { Link } from './chain';

/** A link at rest. Its id orders it among those of its subject, so that no other index is needed. */
export interface LinkRow extends Link {
  _id: string;
  hash: string;
}

/** Where the chain of a subject ends. It lies in the service's own database, apart from the chain. */
export interface HeadRow {
  _id: string;
  sequence: number;
  hash: string;
  mac: string;
}

const trailCollection = 'security-events';

const linkSchema = new Schema<LinkRow>(
  {
    _id: text,
    subject: text,
    sequence: count,
    kind: text,
    at: date,
    by: text,
    actorId: maybeText,
    address: maybeText,
    device: maybeText,
    reason: maybeText,
    previousHash: { type: String, default: '' },
    hash: text,
  } satisfies EveryField<LinkRow>,
  { collection: trailCollection, versionKey: false, strict: 'throw' },
);

const headSchema = new Schema<HeadRow>(
  { _id: text, sequence: count, hash: text, mac: text } satisfies EveryField<HeadRow>,
  { collection: 'audit-heads', versionKey: false, strict: 'throw' },
);

const digits = 10;

/** `acc_…:0000000042` */
export const linkId = (subject: string, sequence: number): string =>
  `${subject}:${String(sequence).padStart(digits, '0')}`;

/** The ids of a subject's links: all that begin with it, since `;` follows `:`. */
export const linksOf = (subject: string) => ({ _id: { $gt: `${subject}:`, $lt: `${subject};` } });

/** The trail's database: another one on the same server, so that the user may append there and do nothing else. */
export const auditDatabaseOf = (connection: Connection, name: string | undefined): Connection =>
  connection.useDb(name ?? `${connection.name}-audit`, { useCache: true });

/** The trail as what nobody changes or deletes. */
export const trailIn = (audit: Connection): AppendOnly => ({
  database: audit,
  what: 'the audit trail',
  collections: [trailCollection],
});

export const auditModels = (
  connection: Connection,
  audit: Connection,
): { links: Model<LinkRow>; heads: Model<HeadRow> } => ({
  links: audit.model<LinkRow>('SecurityEvent', linkSchema),
  heads: connection.model<HeadRow>('AuditHead', headSchema),
});
