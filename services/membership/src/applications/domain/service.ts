import type { Day } from '@mumaris/kit/calendar';
import type { Text } from '@mumaris/schemas';
import type { Credential } from '../../credentials';
import type { Check } from './checks';
import type { Joins } from './joins';
import type { ServiceStep } from './lifecycle';
import type { Question } from './question';
import type { RequirementRule } from './requirement-rule';
import type { Slot } from './slot';

/** A service's code: data of the rules, so that a new service needs no line of code (MEM-19). */
export type ServiceCode = string;

/** What a completed application is granted. */
export interface Outcome {
  readonly kind: Credential['kind'];
  readonly numberPrefix: string;
  /** Whether the registration moves to the employer that was answered (MEM-32). */
  readonly changesEmployer?: boolean | undefined;
  /** Whether it renews the registration that is held: that stays in force until it is decided, and a late one costs more (MEM-62, MEM-64). */
  readonly renews?: boolean | undefined;
  /** For how many years it is valid where CPD hours are missing (MEM-64); as long as ever when absent. */
  readonly shortfallYears?: number | undefined;
  /** How long it is valid, from the day of its start; what it says itself when absent. */
  readonly months?: number | undefined;
}

/** A service of the catalogue, as one version of its rules says. */
export interface Service {
  readonly code: ServiceCode;
  /** Counts the versions of a service from 1. */
  readonly version: number;
  /** The first day of this version, until the next begins. */
  readonly inForceFrom: Day;
  /** What it changes for who has a draft; null for the first. */
  readonly changes: Text | null;
  /** The id of its rule in the rule book. */
  readonly rule: string;
  readonly name: Text;
  readonly description: Text;
  /** Whether it is listed and cannot be asked for yet. */
  readonly opensSoon: boolean;
  /** As §8 of the rule book writes them; a return, a rejection and a cancellation are always possible. */
  readonly steps: readonly ServiceStep[];
  /** How many working days the Commission promises to take (MEM-34). */
  readonly promisedWorkingDays: number;
  readonly usualWorkingDays: number;
  /** The code of the committee that decides in step C (MEM-14). */
  readonly committee?: string | undefined;
  /** Null only in a service that is not open yet. */
  readonly outcome: Outcome | null;
  /** What of its answers joins the profile once it is completed (MEM-13). */
  readonly joins?: Joins | undefined;
  readonly questions: readonly Question[];
  readonly documents: readonly Slot[];
  readonly requirements: readonly RequirementRule[];
}

/** What an application is judged by: the part of a service that its rules are. */
export type JudgedBy = Pick<Service, 'rule' | 'questions' | 'documents' | 'requirements'>;

/** Every question, also those of repeated parts. */
export const allQuestions = (questions: readonly Question[]): Question[] =>
  questions.flatMap((one) => (one.kind === 'ROWS' ? [one, ...one.questions] : [one]));

/** Every check of a service, each with the id of what it belongs to. */
export const checksOf = ({ questions, documents, requirements }: JudgedBy): [string, Check][] =>
  [
    ...allQuestions(questions).map(({ id, when }) => [id, when] as const),
    ...questions.flatMap((one) => (one.kind === 'ROWS' ? (one.each ?? []).map((each) => [one.id, each] as const) : [])),
    ...documents.map(({ id, when }) => [id, when] as const),
    ...requirements.flatMap(({ id, when, check }) => [[id, when] as const, [id, check] as const]),
  ].flatMap(([id, check]): [string, Check][] => (check ? [[id, check]] : []));
