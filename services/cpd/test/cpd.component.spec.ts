import { readFileSync } from 'node:fs';
import type { Caller } from '@mumaris/kit/auth/caller';
import { waitFor } from '@mumaris/kit/testing';
import { ActivityRecordedV1, parseEnvelope, PractitionerOpenedV1 } from '@mumaris/schemas';
import { startWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await startWorld('2026-11-22T09:30:00.000Z');
});
afterAll(() => world.stop());

const example = (name: string) =>
  parseEnvelope(JSON.parse(readFileSync(require.resolve(`@mumaris/schemas/events/${name}.v1.example.json`), 'utf8')));

let people = 0;
interface Practitioner {
  id: string;
  caller: Partial<Caller>;
}

/** A practitioner whose profile was opened, as membership's example says it. */
const practitioner = async (): Promise<Practitioner> => {
  const number = ++people;
  const [id, accountId] = [`pra_${number}000`, `acc_${number}000`];
  const opened = example('membership/practitioner-opened');
  const data = { ...PractitionerOpenedV1.parse(opened.data), practitionerId: id, accountId };
  await world.bus.publishAgain({ ...opened, id: `evt_opened_${number}`, subject: id, data });
  await waitFor(() => world.store.collection('records').findOne({ accountId }));
  return { id, caller: { accountId, roles: ['PRACTITIONER'] } };
};

const input = {
  kind: 'TRADITIONAL',
  title: 'مؤتمر طب الطوارئ',
  provider: 'جامعة الملك سعود',
  date: '2026-11-20',
  hours: 6,
};
interface Recorded {
  recordActivity: {
    activity: { id: string; date: string; status: string } | null;
    errors: { code: string; field: string[] | null; message: { ar: string }; rule: string }[];
  };
}
const record = async (caller: Partial<Caller> | undefined, change: object = {}) =>
  world.ask<Recorded>(
    caller,
    `mutation ($input: RecordActivityInput!) { recordActivity(input: $input) {
      activity { id kind title provider date hours status evidence recordedAt }
      errors { code field message { ar en } rule }
    } }`,
    { input: { ...input, ...change } },
  );

interface Cpd {
  cycle: null;
  total: { recognised: number; pending: number; byKind: { kind: string; recognised: number; pending: number }[] };
  activities: { edges: { node: { title: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}
const cpdOf = async (caller: Partial<Caller>, id: string, page: Record<string, unknown> = {}): Promise<Cpd> => {
  const { data, errors } = await world.ask<{ _entities: { cpd: Cpd }[] }>(
    caller,
    `query ($id: ID!, $kind: CpdKind, $first: Int, $after: ID) {
      _entities(representations: [{ __typename: "Practitioner", id: $id }]) { ... on Practitioner { cpd {
        cycle { required } total { recognised pending byKind { kind recognised pending } }
        activities(kind: $kind, first: $first, after: $after) { edges { node { title } } pageInfo { hasNextPage endCursor } }
      } } }
    }`,
    { id, ...page },
  );
  expect(errors).toBeUndefined();
  return data._entities[0]?.cpd as Cpd;
};
const titles = ({ activities }: Cpd) => activities.edges.map(({ node }) => node.title);

describe('recording', () => {
  test('CPD-01 an activity is recorded, waits for recognition, and is told to the others', async () => {
    const { id, caller } = await practitioner();
    const { data } = await record(caller, { date: 'h:1448-06-10', evidence: 'https://ksu.example/1' });
    expect(data.recordActivity).toMatchObject({
      activity: { ...input, date: '2026-11-20', status: 'PENDING', recordedAt: '2026-11-22T09:30:00.000Z' },
      errors: [],
    });
    const said = await world.bus.hear(ActivityRecordedV1, ({ practitionerId }) => practitionerId === id);
    const contract = ActivityRecordedV1.parse(example('cpd/activity-recorded').data);
    expect(said).toEqual({
      ...contract,
      activityId: data.recordActivity.activity?.id,
      practitionerId: id,
      accountId: caller.accountId,
    });
  });

  test('CPD-01 all that is wrong is answered at once, in both languages, and nothing is recorded', async () => {
    const { id, caller } = await practitioner();
    const { data } = await record(caller, { title: 'x', date: '2026-11-23', hours: 61 });
    expect(data.recordActivity.activity).toBeNull();
    expect(data.recordActivity.errors.map(({ code, field }) => [code, field])).toEqual([
      ['TEXT_LENGTH', ['title']],
      ['DATE_IN_FUTURE', ['date']],
      ['HOURS_OUT_OF_RANGE', ['hours']],
    ]);
    expect(data.recordActivity.errors[2]?.message.ar).toContain('من 0.25 إلى 60 ساعة');
    expect(titles(await cpdOf(caller, id))).toEqual([]);
  });

  test('CPD-01 without a professional profile there is no record to write in', async () => {
    const { data } = await record({ accountId: 'acc_nobody' });
    expect(data.recordActivity.errors).toMatchObject([{ code: 'PROFILE_NOT_OPEN', rule: 'MEM-01' }]);
    const visitor = await record(undefined);
    expect(visitor.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });

  test('CPD-04 the same activity, typed otherwise and sent 20 times at once, is recorded once', async () => {
    const { id, caller } = await practitioner();
    const ways = ['مُؤْتَمَر طب الطوارئ', 'مؤتمر  طب الطـوارئ', 'مؤتمر طب الطوارئ'];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => record(caller, { title: ways[at % ways.length] })),
    );
    const codes = answers.map(({ data }) => data.recordActivity.errors[0]?.code ?? 'recorded');
    expect(codes.filter((code) => code === 'recorded')).toHaveLength(1);
    expect(codes.filter((code) => code === 'ACTIVITY_ALREADY_RECORDED')).toHaveLength(19);
    expect((await cpdOf(caller, id)).total.pending).toBe(6);
    expect(await world.store.collection('outbox').countDocuments({ 'event.data.practitionerId': id })).toBe(1);

    const colleague = await practitioner();
    expect((await record(colleague.caller)).data.recordActivity.errors).toEqual([]);
  });

  test('a redelivered profile changes nothing', async () => {
    const { id, caller } = await practitioner();
    const opened = example('membership/practitioner-opened');
    const data = { ...opened.data, practitionerId: id, accountId: String(caller.accountId) };
    for (let times = 0; times < 3; times++)
      await world.bus.publishAgain({ ...opened, id: 'evt_redelivered', subject: id, data });
    await waitFor(() => world.store.collection<{ _id: string }>('inbox').findOne({ _id: 'evt_redelivered' }));
    expect(await world.store.collection('records').countDocuments({ accountId: caller.accountId })).toBe(1);
  });
});

describe('reading', () => {
  let owner: Practitioner;
  let activityId: string;
  beforeAll(async () => {
    owner = await practitioner();
    const claims = [
      { title: 'ورشة الإنعاش', hours: 1.5 },
      { title: 'Article on sepsis', kind: 'SELF_LEARNING', hours: 0.25 },
      { title: 'محاضرة الجودة', hours: 2 },
      { title: 'دورة إلكترونية', kind: 'SELF_LEARNING', hours: 3 },
    ];
    for (const [minute, claim] of claims.entries()) {
      world.clock.moveTo(`2026-11-22T09:3${minute + 1}:00.000Z`);
      activityId = (await record(owner.caller, claim)).data.recordActivity.activity?.id ?? '';
    }
    const activities = world.store.collection('activities');
    await activities.updateOne({ title: 'محاضرة الجودة' }, { $set: { status: 'RECOGNISED' } });
  });

  test('CPD-02 hours are totalled by recognition and kind', async () => {
    const { total, cycle } = await cpdOf(owner.caller, owner.id);
    expect(cycle).toBeNull();
    expect(total).toEqual({
      recognised: 2,
      pending: 4.75,
      byKind: [
        { kind: 'TRADITIONAL', recognised: 2, pending: 1.5 },
        { kind: 'SELF_LEARNING', recognised: 0, pending: 3.25 },
      ],
    });
  });

  test('CPD-02 the whole record is read newest first, page by page, and by kind', async () => {
    const first = await cpdOf(owner.caller, owner.id, { first: 3 });
    expect(titles(first)).toEqual(['دورة إلكترونية', 'محاضرة الجودة', 'Article on sepsis']);
    const rest = await cpdOf(owner.caller, owner.id, { first: 3, after: first.activities.pageInfo.endCursor });
    expect(titles(rest)).toEqual(['ورشة الإنعاش']);
    expect(rest.activities.pageInfo.hasNextPage).toBe(false);
    const alone = await cpdOf(owner.caller, owner.id, { kind: 'SELF_LEARNING' });
    expect(titles(alone)).toEqual(['دورة إلكترونية', 'Article on sepsis']);
  });

  test('CPD-02 staff who handle records see them; anybody else is refused, and told so', async () => {
    for (const role of ['REVIEWER', 'SUPPORT'] as const)
      expect(titles(await cpdOf({ accountId: 'acc_staff', roles: [role] }, owner.id))).toHaveLength(4);
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Practitioner { cpd { total { recognised } } } } }`;
    const variables = { r: [{ __typename: 'Practitioner', id: owner.id }] };
    for (const roles of [['PRACTITIONER'], ['FINANCE'], ['ADMIN']] as const) {
      const { data, errors } = await world.ask({ accountId: 'acc_other', roles: [...roles] }, query, variables);
      expect(data).toEqual({ _entities: [{ cpd: null }] });
      expect(errors).toMatchObject([{ path: ['_entities', 0, 'cpd'], extensions: { code: 'FORBIDDEN' } }]);
    }
  });

  test('CPD-02 an activity is found by its id by its owner and by staff, and by nobody else', async () => {
    const find = async (caller: Partial<Caller> | undefined) => {
      const query = `query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on CpdActivity { title } } }`;
      const ids = [activityId, 'act_none'].map((id) => ({ __typename: 'CpdActivity', id }));
      return (await world.ask<{ _entities: unknown[] }>(caller, query, { ids })).data._entities;
    };
    expect(await find(owner.caller)).toEqual([{ title: 'دورة إلكترونية' }, null]);
    expect(await find({ accountId: 'acc_staff', roles: ['SUPPORT'] })).toEqual([{ title: 'دورة إلكترونية' }, null]);
    expect(await find({ accountId: 'acc_other', roles: ['PRACTITIONER'] })).toEqual([null, null]);
    expect(await find(undefined)).toEqual([null, null]);
  });

  test('a page is no larger than 100, and a cursor is one of ours', async () => {
    const query = (page: string) =>
      `{ _entities(representations: [{ __typename: "Practitioner", id: "${owner.id}" }]) {
        ... on Practitioner { cpd { activities(${page}) { edges { cursor } } } } } }`;
    for (const page of ['first: 101', 'first: 0', 'after: "x"'])
      expect((await world.ask(owner.caller, query(page))).errors?.[0]?.extensions['code']).toBe('BAD_PAGE');
  });
});
