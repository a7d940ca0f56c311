import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation, type Text } from '@mumaris/kit/errors';
import { allRead, required } from '@mumaris/kit/text/reading';
import { readParagraphs } from '@mumaris/kit/text/read-text';
import type { ExamCorrectionTo } from '@mumaris/schemas';
import type { Candidacy } from '../domain/candidacy';
import { answerRemarking, askRemarking, decideCorrection, proposeCorrection } from '../domain/correction';
import { readReason } from '../domain/reason';
import { carryOut } from './carry-out';
import type { Deps } from './deps';
import { type OwnCommand, ownCandidacy } from './own-candidacy';

/** An examiner does something about an attempt of an application, which is named by its number. */
interface AttemptCommand {
  readonly caller: Caller;
  readonly application: string;
  readonly attempt: number;
}

/** @throws RuleViolation NOT_FOUND */
const named = async ({ candidacies }: Pick<Deps, 'candidacies'>, number: string): Promise<Candidacy> => {
  const found = await candidacies.findByNumber(number.trim());
  if (!found) throw new RuleViolation('NOT_FOUND', {}, 'application');
  return found;
};

/** An examiner proposes a correction (MEM-54). @throws RuleViolation NOT_FOUND, TEXT_ARABIC, TEXT_ENGLISH, TOO_SHORT, and what the domain refuses */
export const proposeExamCorrection =
  (deps: Deps) =>
  async ({
    caller,
    application,
    reason: written,
    ...said
  }: AttemptCommand & { to: ExamCorrectionTo; reason: Text }) => {
    const { candidacies, examRules, clock } = deps;
    const reason = allRead(readReason(written, examRules, 'reason'));
    const { id } = await named(deps, application);
    const by = accountOf(caller);
    return candidacies.update(id, (candidacy) => proposeCorrection(candidacy, { ...said, reason, by }, clock.now()));
  };

/** A second examiner decides on a correction (MEM-54). @throws RuleViolation NOT_FOUND, and what the domain refuses */
export const decideExamCorrection = (deps: Deps) => {
  const { examRules, clock, transact } = deps;
  const carry = carryOut(deps);
  return async ({ caller, application, ...said }: AttemptCommand & { agree: boolean }) => {
    const { id } = await named(deps, application);
    const by = accountOf(caller);
    return transact((tx) =>
      carry(id, (candidacy) => decideCorrection(candidacy, { ...said, by }, examRules, clock.now()), tx),
    );
  };
};

const longestWhy = 2_000;

/** The applicant asks that an attempt be marked again (MEM-54). @throws RuleViolation NOT_FOUND, REQUIRED, TOO_LONG, and what the domain refuses */
export const askExamRemarking =
  (deps: Deps) =>
  async ({ attempt, why: written, ...command }: OwnCommand & { attempt: number; why: string }) => {
    const { candidacies, examRules, clock } = deps;
    const { why } = allRead({ why: required(readParagraphs(written, longestWhy, 'why'), 'why') });
    const { id } = await ownCandidacy(deps, command);
    return candidacies.update(id, (candidacy) => askRemarking(candidacy, { attempt, why }, examRules, clock.now()));
  };

/** An examiner answers a request to mark again (MEM-54). @throws RuleViolation NOT_FOUND, TEXT_ARABIC, TEXT_ENGLISH, TOO_SHORT, and what the domain refuses */
export const answerExamRemarking =
  (deps: Deps) =>
  async ({ caller, application, text: written, ...said }: AttemptCommand & { stands: boolean; text: Text }) => {
    const { candidacies, examRules, clock } = deps;
    const text = allRead(readReason(written, examRules, 'text'));
    const { id } = await named(deps, application);
    const by = accountOf(caller);
    return candidacies.update(id, (candidacy) =>
      answerRemarking(candidacy, { ...said, text, by }, examRules, clock.now()),
    );
  };
