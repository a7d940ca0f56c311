import type { Text } from '@mumaris/schemas';

export const minutesLabels = [
  'committee',
  'number',
  'day',
  'writtenOn',
  'ballot',
  'open',
  'secret',
  'about',
  'took',
  'votes',
  'result',
  'told',
] as const;

type Word =
  | 'title'
  | 'members'
  | 'matter'
  | 'nothing'
  | 'chair'
  | 'member'
  | 'voted'
  | 'didNotVote'
  | 'conflict'
  | 'tookOf'
  | 'votesOf';

/** What stands on minutes: rules/papers/minutes.yaml. */
export interface MinutesRules extends Readonly<Record<Word, Text>> {
  readonly labels: Readonly<Record<(typeof minutesLabels)[number], Text>>;
}
