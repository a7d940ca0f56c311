import { addMonths, type Day, dayOf } from '@mumaris/kit/calendar';
import type { Text } from '@mumaris/kit/errors';

/** The kinds of files that are taken, by what their bytes say (MEM-05). */
export const mediaTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type MediaType = (typeof mediaTypes)[number];

/** The days that an owner states of a document. */
export const statedDays = ['issuedOn', 'expiresOn', 'takenOn'] as const;
export type StatedDay = (typeof statedDays)[number];

/** The days of one document; null where they were not stated. */
export type StatedDays = { readonly [D in StatedDay]: Day | null };

/** What a picture has to be, in pixels and in width for each pixel of height (MEM-03). */
export interface PictureRules {
  readonly minWidth: number;
  readonly minHeight: number;
  readonly minRatio: number;
  readonly maxRatio: number;
}

/** What is asked of a type of document; rules/documents/types.yaml has them. */
export interface DocumentType {
  readonly code: string;
  readonly name: Text;
  readonly description: Text;
  readonly mediaTypes: readonly MediaType[];
  readonly dates: { readonly [D in StatedDay]?: 'NEEDED' | 'ASKED' | undefined };
  /** Within how many months of which day it can be handed in; null where its age does not matter. */
  readonly fresh: { readonly since: 'issuedOn' | 'takenOn'; readonly months: number } | null;
  /** How many different ones make a whole. */
  readonly count: number;
  readonly picture: PictureRules | null;
  /** Whether one can be the photo of its owner's profile (MEM-01). */
  readonly profilePhoto: boolean;
}

export interface DocumentTypes {
  readonly all: readonly DocumentType[];
  find(code: string): DocumentType | undefined;
  /** The type of a document that there is. @throws where the rules have it no more */
  get(code: string): DocumentType;
}

export const documentTypesOf = (all: readonly DocumentType[]): DocumentTypes => {
  const byCode = new Map(all.map((type) => [type.code, type]));
  const get = (code: string): DocumentType => {
    const type = byCode.get(code);
    if (!type) throw new Error(`there are documents of the type ${code}, and the rules have it no more`);
    return type;
  };
  return { all, find: (code) => byCode.get(code), get };
};

/** The months of a letter or a photo run from its day, clamped to the month's end, and end with their last day in Riyadh (MEM-02, MEM-03). */
export const isFresh = ({ fresh }: Pick<DocumentType, 'fresh'>, document: StatedDays, today: Day): boolean => {
  const day = fresh && document[fresh.since];
  return !day || today <= addMonths(day, fresh.months);
};

/** Whether a document is in force: through its last day in Riyadh. */
export const isInForce = ({ expiresOn }: Pick<StatedDays, 'expiresOn'>, today: Day): boolean =>
  expiresOn === null || today <= expiresOn;

/** Whether a document's days let it be handed in now; not whether it has been checked. */
export const isTimely = (type: Pick<DocumentType, 'fresh'>, document: StatedDays, now: Date): boolean =>
  isFresh(type, document, dayOf(now)) && isInForce(document, dayOf(now));

/** How many different ones there are: two with the same bytes are one (MEM-03). */
export const countDifferent = (documents: readonly { readonly id: string; readonly sha256: string | null }[]): number =>
  new Set(documents.map(({ id, sha256 }) => sha256 ?? id)).size;
