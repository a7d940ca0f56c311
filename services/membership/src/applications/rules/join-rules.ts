import { z } from 'zod';
import { type Join, joinable, joinedBlank, type Joins } from '../domain/joins';
import type { Service } from '../domain/service';
import { joinedPart } from '../domain/stated-entries';

const join = <L extends keyof typeof joinable>(list: L) => {
  const names = Object.keys(joinable[list]) as (keyof (typeof joinable)[L] & string)[];
  return { rows: z.string(), fields: z.record(z.enum(names), z.string()) };
};

/** What of the answers of a service joins the profile (MEM-13). */
export const joins: z.ZodType<Joins> = z.strictObject({
  experiences: z.strictObject({ ...join('experiences'), practice: z.boolean() }).optional(),
  licences: z.strictObject(join('licences')).optional(),
});

const problemsOf = (join: Join, kinds: Readonly<Record<string, string>>, { questions }: Service): string[] => {
  const asked = joinedPart(join.rows, questions)?.questions;
  if (!asked) return [`${join.rows} joins the profile, and is no repeated part`];
  return Object.entries(join.fields).flatMap(([field, id]) => {
    const found = asked.find((question) => question.id === id);
    const kind = found?.kind === 'ENTRY' ? found.list : found?.kind;
    if (kind !== kinds[field]) return [`${field} of the profile needs ${id} to be a ${kinds[field]} in ${join.rows}`];
    const isOpen = found?.optional || found?.when;
    return isOpen && !joinedBlank.includes(field)
      ? [`${field} of the profile needs ${id} to be answered in each row`]
      : [];
  });
};

/** What is wrong with what joins the profile. */
export const joinProblems = (service: Service): string[] => {
  const { experiences, licences } = service.joins ?? {};
  return [
    ...(experiences ? problemsOf(experiences, joinable.experiences, service) : []),
    ...(licences ? problemsOf(licences, joinable.licences, service) : []),
  ];
};
