import { readdirSync } from 'node:fs';
import path from 'node:path';
import { loadRules as read } from '@mumaris/kit/rules';
import { examFor, type ExamRules, loadExamRules } from '../../exams';
import type { Reference } from '../../reference';
import { type Rules, rulesOf } from '../domain/rules';
import type { Service } from '../domain/service';
import { lifecycleRules } from './lifecycle-rules';
import { readyReasons } from './ready-reasons';
import { officeHoursRules } from './office-hours-rules';
import { requirementWords } from './requirement-rules';
import { serviceRules, versionProblems } from './service-rules';

const folder = path.join(__dirname, '..', '..', '..', 'rules', 'applications');

/** Reads the rules of one version of one service. @throws with each place that is wrong */
export const loadService = (file: string): Service => read(file, serviceRules);

/** In the order of the catalogue: by their files' names, the newest version of each first. */
const loadServices = (folders: readonly string[]): Service[] => {
  const files = folders.flatMap((one) =>
    readdirSync(one)
      .toSorted()
      .map((name) => path.join(one, name)),
  );
  const services = files.filter((file) => file.endsWith('.yaml')).map(loadService);
  const problems = versionProblems(services);
  if (problems.length) throw new Error(`${folders.join(', ')}:\n${problems.join('\n')}`);
  const order = services.map(({ code }) => code);
  const place = ({ code }: Service) => order.indexOf(code);
  return services.toSorted((one, other) => place(one) - place(other) || other.version - one.version);
};

/**
 * Reads rules/applications/*.yaml and the services, one file for each version of each.
 * @param examRules which services and categories need an exam
 * @param more folders with services beside those of the Commission
 * @throws when a file is not what its shape says; the message names each place
 */
export const loadRules = (
  reference: Pick<Reference, 'find'>,
  more: readonly string[] = [],
  examRules: ExamRules = loadExamRules(),
): Rules =>
  rulesOf({
    needsExam: (service, category) => examFor(service, category, examRules) !== undefined,
    services: loadServices([path.join(folder, 'services'), ...more]),
    lifecycle: {
      ...read(path.join(folder, 'lifecycle.yaml'), lifecycleRules),
      officeHours: read(path.join(folder, 'office-hours.yaml'), officeHoursRules),
    },
    words: read(path.join(folder, 'requirements.yaml'), requirementWords),
    readyReasons: read(path.join(folder, 'ready-reasons.yaml'), readyReasons),
    reference,
  });
