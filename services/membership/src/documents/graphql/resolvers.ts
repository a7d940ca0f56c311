import type {
  DocumentResolvers,
  DocumentTypeResolvers,
  PractitionerResolvers,
  QueryResolvers,
} from '../../graphql/generated';
import { inWords } from '../domain/document';
import { statedDays } from '../domain/document-type';

const Query = {
  documentTypes: (_, _arguments, { documents }) => documents.types.all,
  document: (_, { id }, { documents }) => documents.get(id),
} satisfies Pick<QueryResolvers, 'documentTypes' | 'document'>;

const Practitioner = {
  documents: ({ id }, page, { documents }) => documents.pageOf(id, page),
  photo: ({ photoId }, _, { documents }) => (photoId === null ? null : documents.byId.find(photoId)),
} satisfies PractitionerResolvers;

const Document = {
  type: ({ type }, _, { documents }) => documents.types.get(type),
  received: ({ id, status, bytes }, _, { documents }) => (status === 'UPLOADING' ? documents.received(id) : bytes),
  refusal: ({ refusal }) => refusal && inWords(refusal),
  uploadUntil: ({ status, dueAt }) => (status === 'UPLOADING' ? dueAt : null),
  previews: (document, _, { documents }) => documents.previewsOf(document),
  reads: ({ id }, page, { documents }) => documents.readsOf(id, page),
} satisfies DocumentResolvers;

const DocumentType = {
  maxBytes: (_, _arguments, { documents }) => documents.largestBytes,
  neededDates: ({ dates }) => statedDays.filter((day) => dates[day] === 'NEEDED'),
  freshMonths: ({ fresh }) => fresh?.months ?? null,
} satisfies DocumentTypeResolvers;

export const resolvers = { Query, Practitioner, Document, DocumentType };
