import type { Day } from '@mumaris/kit/calendar';
import { statedFaults, type StatedEntries } from '../../profile';
import { type RowFaults, rowsOf } from './answers';
import type { Application } from './application';
import type { Joins } from './joins';
import type { RowsQuestion } from './question';
import type { Choices } from './read-answer';
import type { Service } from './service';

/** The repeated part that joins a list; undefined where the service asks for no such. */
export const joinedPart = (rows: string, questions: Service['questions']): RowsQuestion | undefined =>
  questions.find((one): one is RowsQuestion => one.kind === 'ROWS' && one.id === rows);

type Row = Readonly<Record<string, string>>;

/** A row as the profile's own form. */
const formOf = <F extends string>(fields: Readonly<Record<F, string>>, row: Row) =>
  Object.fromEntries(Object.entries<string>(fields).map(([field, id]) => [field, row[id] ?? ''])) as Record<F, string>;

/** What the answers of an application state of the lists of the profile (MEM-13); undefined where the service joins nothing. */
export const statedEntries = (
  { answers }: Pick<Application, 'answers'>,
  { joins, questions }: Pick<Service, 'joins' | 'questions'>,
): StatedEntries | undefined => {
  if (!joins) return undefined;
  const rowsIn = (part: string) => rowsOf(answers, joinedPart(part, questions)?.questions ?? []);
  const { experiences, licences } = joins;
  return {
    experiences: experiences
      ? rowsIn(experiences.rows).map((row) => ({ ...formOf(experiences.fields, row), practice: experiences.practice }))
      : [],
    licences: licences ? rowsIn(licences.rows).map((row) => formOf(licences.fields, row)) : [],
  };
};

/** What the profile refuses of a row that joins it (MEM-13); nothing of any other. */
export const joinFaults =
  ({ experiences, licences }: Joins, readers: Choices & { readonly bornOn: Day }): RowFaults =>
  (part, row) => {
    const named = (fields: Readonly<Record<string, string>>, faults: ReturnType<typeof statedFaults>) =>
      faults.map((fault) => [fields[fault.field?.[0] ?? ''] ?? '', fault] as const);
    if (part.id === experiences?.rows) {
      const form = { ...formOf(experiences.fields, row), practice: experiences.practice };
      return named(experiences.fields, statedFaults('experiences', form, readers));
    }
    if (part.id !== licences?.rows) return [];
    return named(licences.fields, statedFaults('licences', formOf(licences.fields, row), readers));
  };
