import { waitFor } from '@mumaris/kit/testing';
import { ActivityRecordedV1 } from '@mumaris/schemas';
import { type Person, person, startWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await startWorld('2026-11-22T09:30:00.000Z');
});
afterAll(() => world.stop());

interface Inbox {
  unreadCount: number;
  messages: {
    edges: { node: { id: string; body: string; read: boolean } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

const inboxQuery = `query ($id: ID!, $unreadOnly: Boolean, $first: Int, $after: ID) {
  _entities(representations: [{ __typename: "Account", id: $id }]) { ... on Account {
    unreadCount
    messages(unreadOnly: $unreadOnly, first: $first, after: $after) {
      edges { node { id subject body language read sentAt about } } pageInfo { hasNextPage endCursor }
    }
  } }
}`;

const inboxOf = async ({ accountId }: Person, variables: Record<string, unknown> = {}): Promise<Inbox> => {
  const { data, errors } = await world.ask<{ _entities: [Inbox] }>(accountId, inboxQuery, {
    id: accountId,
    ...variables,
  });
  expect(errors).toBeUndefined();
  return data._entities[0];
};

/** Tells a person of activities, one a minute. */
const tell = async (who: Person, count: number): Promise<void> => {
  for (let minute = 0; minute < count; minute++) {
    const activityId = `act_${who.accountId}_${minute}`;
    const time = new Date(Date.UTC(2026, 10, 20, 9, minute));
    await world.bus.publish(
      ActivityRecordedV1,
      {
        activityId,
        practitionerId: 'pra_1',
        accountId: who.accountId,
        kind: 'TRADITIONAL',
        title: `no. ${minute}`,
        hours: 1,
      },
      { subject: activityId, time },
    );
  }
  await waitFor(async () => (await inboxOf(who)).unreadCount === count);
};

const titles = ({ messages }: Inbox) => messages.edges.map(({ node }) => /no\. (\d+)/.exec(node.body)?.[1]);
const markRead = (who: Person | undefined, messageId: string) =>
  world.ask<{ markRead: { message: { read: boolean } | null; errors: { code: string }[] } }>(
    who?.accountId,
    'mutation ($id: ID!) { markRead(input: { messageId: $id }) { message { id read } errors { code } } }',
    { id: messageId },
  );

test('NTF-02 the inbox is read newest first, page by page, by the time of what happened', async () => {
  const who = person('EN');
  await world.register(who);
  await tell(who, 5);
  const first = await inboxOf(who, { first: 2 });
  expect(titles(first)).toEqual(['4', '3']);
  expect(first.messages.pageInfo.hasNextPage).toBe(true);
  const second = await inboxOf(who, { first: 3, after: first.messages.pageInfo.endCursor });
  expect(titles(second)).toEqual(['2', '1', '0']);
  expect(second.messages.pageInfo.hasNextPage).toBe(false);
});

test('NTF-02 a message is marked read once, and again changes nothing; the others stay unread', async () => {
  const who = person('EN');
  await world.register(who);
  await tell(who, 3);
  const id = (await inboxOf(who)).messages.edges[1]?.node.id ?? '';
  for (let times = 0; times < 2; times++) {
    const { data } = await markRead(who, id);
    expect(data.markRead).toMatchObject({ message: { read: true }, errors: [] });
    expect((await inboxOf(who)).unreadCount).toBe(2);
  }
  expect(titles(await inboxOf(who, { unreadOnly: true }))).toEqual(['2', '0']);
  const all = await world.ask<{ markAllRead: { marked: number } }>(
    who.accountId,
    'mutation { markAllRead { marked errors { code } } }',
  );
  expect(all.data.markAllRead.marked).toBe(2);
  expect((await inboxOf(who, { unreadOnly: true })).messages.edges).toEqual([]);
});

test('NTF-02 nobody else reads or marks a message, or learns that it exists', async () => {
  const [owner, stranger] = [person('EN'), person('EN')];
  await Promise.all([world.register(owner), world.register(stranger)]);
  await tell(owner, 1);
  const id = (await inboxOf(owner)).messages.edges[0]?.node.id ?? '';
  const foreign = await markRead(stranger, id);
  const unknown = await markRead(stranger, 'msg_none');
  expect(foreign.data.markRead.errors).toEqual([{ code: 'NOT_FOUND' }]);
  expect(unknown.data.markRead).toEqual(foreign.data.markRead);
  expect((await inboxOf(owner)).unreadCount).toBe(1);

  const peek = await world.ask(stranger.accountId, inboxQuery, { id: owner.accountId });
  expect(peek.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  const visitor = await world.ask(undefined, inboxQuery, { id: owner.accountId });
  expect(visitor.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  expect((await markRead(undefined, id)).errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');

  const entity =
    'query ($id: ID!) { _entities(representations: [{ __typename: "Message", id: $id }]) { ... on Message { subject } } }';
  expect((await world.ask<object>(stranger.accountId, entity, { id })).data).toEqual({ _entities: [null] });
  expect((await world.ask<object>(owner.accountId, entity, { id })).data).toEqual({
    _entities: [{ subject: 'An activity was recorded in your professional development' }],
  });
});
