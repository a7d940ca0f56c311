import type { Text } from '@mumaris/schemas';

/** When a vote counts: rules/committees/committees.yaml. */
export interface Quorum {
  /** More than one of so many of those entitled has to take part: 2 for more than half. */
  readonly moreThanOneOf: number;
  readonly least: number;
}

/** A kind of committee. */
interface CommitteeKind {
  readonly name: Text;
  readonly ballot: 'OPEN' | 'SECRET';
  /** What is told of a matter that was not carried, where nobody gave a reason. */
  readonly notCarried: Text;
}

/** What holds for every committee. */
export interface CommitteeRules {
  /** By code. */
  readonly committees: Readonly<Record<string, CommitteeKind>>;
  readonly quorum: Quorum;
  readonly mostMembers: number;
  readonly longestTermMonths: number;
  readonly mostOnAgenda: number;
  readonly mostWords: number;
  readonly mostRounds: number;
}
