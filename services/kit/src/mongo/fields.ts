import { Schema } from 'mongoose';

/** The kinds of fields that most documents are made of, as mongoose's schemas take them. */
export const text = { type: String, required: true } as const;
export const maybeText = { type: String, default: null } as const;
export const date = { type: Date, required: true } as const;
export const maybeDate = { type: Date, default: null } as const;
export const count = { type: Number, required: true } as const;

/** Words in both languages, as a part of a row. */
export const bothLanguages = new Schema({ ar: text, en: text }, { _id: false, strict: 'throw' });

/** Every field of a row, so that one that a schema forgot does not compile. */
export type EveryField<R> = { readonly [K in keyof R]-?: unknown };
