import type { Day } from '@mumaris/kit/calendar';
import { count, date, type EveryField, text } from '@mumaris/kit/mongo/fields';
import { modelOf } from '@mumaris/kit/mongo/model-of';
import { type Connection, Schema } from 'mongoose';
import type { Head } from '../domain/block';
import { halalas } from './halalas';

/** A posting that is in no block yet, by its id. */
export interface UnsealedRow {
  readonly _id: string;
  readonly at: Date;
}

/** Where the chain ends: one row. Each new block writes it, so that of two sealers one begins anew. */
export type HeadRow = Head & { readonly _id: string };

/** Which days a block has postings of: `2026-11-22/0000000042`, so that a period's blocks are found by its days. */
export interface PageRow {
  readonly _id: string;
  /** The accounts that its postings of that day move. */
  readonly accounts: readonly string[];
}

interface Sides {
  readonly debits: number;
  readonly credits: number;
}

/** The sums of each account: of a day what moved on it, of a month all that moved up to its end. */
export interface SumsRow {
  /** `2026-11-22` or `2026-11` */
  readonly _id: string;
  readonly accounts: Readonly<Record<string, Sides>>;
}

const strictly = { versionKey: false, strict: 'throw', minimize: false } as const;

const unsealed = new Schema<UnsealedRow>({ _id: text, at: date } satisfies EveryField<UnsealedRow>, {
  collection: 'unsealed-postings',
  ...strictly,
}).index({ at: 1, _id: 1 });

const head = new Schema<HeadRow>({ _id: text, number: count, hash: text } satisfies EveryField<HeadRow>, {
  collection: 'ledger-head',
  ...strictly,
});

const pages = new Schema<PageRow>(
  { _id: text, accounts: { type: [String], required: true } } satisfies EveryField<PageRow>,
  { collection: 'ledger-pages', ...strictly },
);

const sides = new Schema<Sides>({ debits: halalas, credits: halalas } satisfies EveryField<Sides>, {
  _id: false,
  strict: 'throw',
});
const sumsIn = (collection: string) =>
  new Schema<SumsRow>({ _id: text, accounts: { type: Map, of: sides } } satisfies EveryField<SumsRow>, {
    collection,
    ...strictly,
  });

const days = sumsIn('ledger-days');
const months = sumsIn('ledger-months');

/** What the sealing of the ledger keeps in billing's own database. */
export const sealingModels = (connection: Connection) => ({
  unsealed: modelOf<UnsealedRow>(connection, 'UnsealedPosting', unsealed),
  head: modelOf<HeadRow>(connection, 'LedgerHead', head),
  pages: modelOf<PageRow>(connection, 'LedgerPage', pages),
  days: modelOf<SumsRow>(connection, 'LedgerDay', days),
  months: modelOf<SumsRow>(connection, 'LedgerMonth', months),
});

const digits = 10;

/** The id of the page of a day and a block. */
export const pageId = (day: Day, block: number): string => `${day}/${String(block).padStart(digits, '0')}`;
