import type { StatedEntries } from '../../profile';
import { rowsOf } from './answers';
import type { Application } from './application';
import type { RowsQuestion } from './question';
import type { Service } from './service';

/** The repeated part that joins a list; undefined where the service asks for no such. */
export const joinedPart = (rows: string, questions: Service['questions']): RowsQuestion | undefined =>
  questions.find((one): one is RowsQuestion => one.kind === 'ROWS' && one.id === rows);

/** What the answers of an application state of the lists of the profile (MEM-13); undefined where the service joins nothing. */
export const statedEntries = (
  { answers }: Pick<Application, 'answers'>,
  { joins, questions }: Pick<Service, 'joins' | 'questions'>,
): StatedEntries | undefined => {
  if (!joins) return undefined;
  const formsOf = <F extends string>(join: { rows: string; fields: Readonly<Record<F, string>> } | undefined) => {
    const asked = join && joinedPart(join.rows, questions);
    const fields = Object.entries<string>(join?.fields ?? {});
    const formOf = (row: Readonly<Record<string, string>>) =>
      Object.fromEntries(fields.map(([field, id]) => [field, row[id] ?? ''])) as Record<F, string>;
    return rowsOf(answers, asked?.questions ?? []).map(formOf);
  };
  const { experiences, licences } = joins;
  return {
    experiences: formsOf(experiences).map((form) => ({ ...form, practice: experiences?.practice ?? false })),
    licences: formsOf(licences),
  };
};
