import type { Logger } from '@mumaris/kit/log';
import { createSweep } from '@mumaris/kit/sweep';
import type { Document } from './domain/document';
import type { Deps } from './use-cases/deps';
import { checkDocument } from './use-cases/check-document';
import { giveUpUpload } from './use-cases/give-up-upload';
import { receiveUpload } from './use-cases/receive-upload';

type Due = (now: Date, limit: number) => Promise<string[]>;

/** What falls due of documents, and what a crash left behind (MEM-05). */
export const createDocumentSweeps = (log: Logger, deps: Deps) => {
  const { documents, arrivals, contents, clock } = deps;
  const sweep = (name: string, findDue: Due, apply: (id: string) => Promise<Document | void>) =>
    createSweep({ name, clock, log, findDue, apply });
  return [
    sweep('unfinished uploads', (now, limit) => documents.findDue('UPLOADING', now, limit), giveUpUpload(deps)),
    sweep('finished uploads that nobody heard of', (_, limit) => arrivals.findComplete(limit), receiveUpload(deps)),
    sweep('quarantined documents', (now, limit) => documents.findDue('QUARANTINED', now, limit), checkDocument(deps)),
    sweep('uploads that are not needed', arrivals.findReleased, arrivals.clear),
    sweep('contents that no document names', contents.findReleased, contents.clear),
  ];
};
