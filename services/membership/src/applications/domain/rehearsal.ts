import type { RequirementVerdict, Text } from '@mumaris/schemas';
import type { Requirement } from './requirements';

/** What a proposed rule does to somebody. */
export interface Effect {
  readonly id: string;
  /** The id of the rule in the rule book. */
  readonly rule: string;
  readonly label: Text;
  /** The answer of the rules that count now; null where they have no such rule. */
  readonly from: RequirementVerdict | null;
  /** The answer of the proposed rules; null where they have no such rule. */
  readonly to: RequirementVerdict | null;
  /** Why: of the proposed rule, or of the one that would go. */
  readonly why: Text;
}

/** What others would be told by the proposed rules: each that keeps somebody from something, or does so no more. */
export const effectsOf = (now: readonly Requirement[], proposed: readonly Requirement[]): Effect[] => {
  const ids = new Set([...proposed, ...now].map(({ id }) => id));
  return [...ids].flatMap((id) => {
    const [before, after] = [now, proposed].map((answers) => answers.find((one) => one.id === id));
    const [from, to] = [before?.verdict ?? null, after?.verdict ?? null];
    const told = after ?? before;
    if (!told || (from === 'UNMET') === (to === 'UNMET')) return [];
    const { rule, label, why } = told;
    return [{ id, rule, label, from, to, why }];
  });
};
