import { dayOf } from '@mumaris/kit/calendar';
import { say } from '@mumaris/kit/words/say';
import { labelOf, type Text } from '@mumaris/schemas';
import type { CommitteeRules, Session } from '../../committees';
import { alike, day, type Fact, said, type Value } from './fact';
import type { MinutesRules } from './minutes-rules';
import type { PaperRules } from './paper-rules';

type Minutes = NonNullable<Session['minutes']>;
type Minuted = Minutes['ballots'][number];

/** What is made of minutes. */
interface Making {
  readonly rules: MinutesRules;
  readonly issuer: PaperRules['issuer'];
  readonly committee: CommitteeRules['committees'][string];
  /** Whose own matters are left out: a member reads nothing of them. */
  readonly readerId: string;
}

/** Facts under a heading; the first section has none. */
interface Section {
  readonly heading: Text | null;
  readonly facts: readonly Fact[];
}

/** Minutes as papers/minutes.typ takes them: everything in words, in both languages. */
export interface MinutesPaper {
  readonly title: Text;
  readonly issuer: PaperRules['issuer'];
  readonly sections: readonly Section[];
  /** What is said where no matter was before the session. */
  readonly nothing: Text | null;
}

const inBoth = (tell: (language: 'ar' | 'en') => string): Text => ({ ar: tell('ar'), en: tell('en') });

/** The name that was given at the appointment, else the account's id. */
const nameIn = ({ members }: Minutes, accountId: string): Text =>
  members.find((one) => one.accountId === accountId)?.name ?? { ar: accountId, en: accountId };

const fact = (label: Text, value: Value): Fact => ({ label, ...value });

const membersOf = (minutes: Minutes, shown: readonly Minuted[], rules: MinutesRules): Fact[] => {
  const voters = new Set(shown.flatMap(({ words }) => words.map(({ by }) => by)));
  return minutes.members.map(({ accountId, chairs }) => {
    const [role, presence] = [
      chairs ? rules.chair : rules.member,
      voters.has(accountId) ? rules.voted : rules.didNotVote,
    ];
    return fact(
      nameIn(minutes, accountId),
      said({ ar: `${role.ar}، ${presence.ar}`, en: `${role.en}, ${presence.en}` }),
    );
  });
};

/** Of an open ballot the last word of each member, with its reason; of a secret one nobody's (MEM-66). */
const votesOf = ({ words }: Minuted, minutes: Minutes): Fact[] =>
  [...new Map(words.map((word) => [word.by, word])).values()].map(({ by, vote, reason }) =>
    fact(
      nameIn(minutes, by),
      said(inBoth((language) => [labelOf('BallotVote', vote)[language], ...(reason ? [reason] : [])].join(': '))),
    ),
  );

const matterOf = (ballot: Minuted, minutes: Minutes, { rules, committee }: Making): Section => {
  const { labels } = rules;
  const { number, subject, subjectNumber, tally, conflicts, reason } = ballot;
  const { took, entitled, needed, for: yes, against, abstained } = tally;
  const about = labelOf('BallotSubject', subject);
  return {
    heading: say(rules.matter, { number }),
    facts: [
      fact(labels.about, said(inBoth((language) => `${about[language]} \u2066${subjectNumber}\u2069`))),
      ...conflicts.map(({ by, why }) => fact(nameIn(minutes, by), said(say(rules.conflict, { why })))),
      ...(committee.ballot === 'OPEN' ? votesOf(ballot, minutes) : []),
      fact(labels.took, said(say(rules.tookOf, { took, entitled, needed }))),
      fact(labels.votes, said(say(rules.votesOf, { for: yes, against, abstained }))),
      fact(labels.result, said(labelOf('BallotResult', tally.result))),
      ...(reason ? [fact(labels.told, said(reason))] : []),
    ],
  };
};

/** The minutes of a session (MEM-14, MEM-66): who belonged, what was before the committee, and what each vote came to. */
export const minutesPaper = ({ number, day: on }: Session, minutes: Minutes, making: Making): MinutesPaper => {
  const { rules, issuer, committee, readerId } = making;
  const { labels } = rules;
  const shown = minutes.ballots.filter(({ accountId }) => accountId !== readerId);
  return {
    title: rules.title,
    issuer,
    sections: [
      {
        heading: null,
        facts: [
          fact(labels.committee, said(committee.name)),
          fact(labels.number, alike(number)),
          fact(labels.day, day(on)),
          fact(labels.ballot, said(committee.ballot === 'OPEN' ? labels.open : labels.secret)),
          fact(labels.writtenOn, day(dayOf(minutes.at))),
        ],
      },
      { heading: rules.members, facts: membersOf(minutes, shown, rules) },
      ...shown.map((ballot) => matterOf(ballot, minutes, making)),
    ],
    nothing: shown.length ? null : rules.nothing,
  };
};
