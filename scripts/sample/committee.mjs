/** @typedef {{ id: string, token: string, name: { ar: string, en: string } }} Member */

const payload = (/** @type {string} */ field) => `${field} errors { code field message { ar en } }`;

/**
 * A committee whose members are appointed, the first of them as chair, and decide on the matters that are brought before them.
 * @param {{ graph: import('@mumaris/sandbox/outsider').Graph, general: string, members: readonly Member[], committee: string, today: string }} options
 *   general: the token of the Secretary-General; committee: its code; today: in Riyadh
 */
export async function seatCommittee({ graph, general, members, committee, today }) {
  const until = `${Number(today.slice(0, 4)) + 2}-12-31`;
  const { committees } = await graph.ask('{ committees { code members { account { id } } } }', {}, general);
  const seated = JSON.stringify(committees.find((/** @type {{ code: string }} */ { code }) => code === committee));
  for (const [index, { id: accountId, name }] of members.entries())
    if (!seated.includes(accountId))
      await graph.change(
        `mutation ($input: AppointMemberInput!) { appointMember(input: $input) { ${payload('committee { code }')} } }`,
        { committee, accountId, name, from: today, until, chairs: index === 0 },
        general,
      );
  const [chair] = members;
  if (!chair) throw new Error('there is nobody in the committee');

  /** Decides on a matter, today. @param {string} number of what it is about @param {boolean} grants @param {readonly Member[]} [voters] */
  const decide = async (number, grants, voters = members) => {
    const { ballots } = await graph.ask(
      'query ($committee: ID!) { ballots(committee: $committee, statuses: [WAITING], last: 100) { edges { node { id subjectNumber } } } }',
      { committee },
      chair.token,
    );
    const ballotId = ballots.edges.find(
      (/** @type {{ node: { subjectNumber: string } }} */ { node }) => node.subjectNumber === number,
    )?.node.id;
    const { session } = await graph.change(
      `mutation ($input: ScheduleSessionInput!) { scheduleSession(input: $input) { ${payload('session { id }')} } }`,
      { committee, day: today },
      chair.token,
    );
    await graph.change(
      `mutation ($input: PutOnAgendaInput!) { putOnAgenda(input: $input) { ${payload('session { id }')} } }`,
      { sessionId: session.id, ballotId },
      chair.token,
    );
    for (const { token } of voters)
      await graph.change(
        `mutation ($input: CastCommitteeVoteInput!) { castCommitteeVote(input: $input) { ${payload('ballot { id }')} } }`,
        { ballotId, vote: grants ? 'FOR' : 'AGAINST' },
        token,
      );
    await graph.change(
      `mutation ($input: CloseCommitteeVoteInput!) { closeCommitteeVote(input: $input) { ${payload('ballot { id }')} } }`,
      { ballotId },
      chair.token,
    );
  };
  return { decide };
}
