import { eventually, logIn, newStranger, proveHuman } from '@mumaris/sandbox/outsider';
import { type Applicant, newPractitioner } from './people';
import { graph, town } from './platform';

const change = <T extends object>(name: string, input: object | undefined, selection = '', token?: string) => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
  const document = `mutation ($input: ${type}) { ${name}(input: $input) { ${selection} errors { code } } }`;
  return graph.change<T>(document, input ?? {}, token);
};
const human = () => proveHuman(graph);
const tokenIn = (links: readonly string[]) =>
  new URL(links.find((link) => link.includes('token=')) ?? '').searchParams.get('token') ?? '';
const refused = (code: string) => expect.objectContaining({ code }) as Error;

describe('an account, over HTTP and by real mail and SMS', () => {
  let person: Applicant;
  let fileNumber = '';
  beforeAll(async () => {
    person = await newPractitioner();
    const query = '{ me { practitioner { fileNumber } } }';
    const { me } = await graph.ask<{ me: { practitioner: { fileNumber: string } } }>(query, {}, person.token);
    fileNumber = me.practitioner.fileNumber;
  });

  test('IDN-09 a forgotten password comes back by the link in the mailbox', async () => {
    const after = await town.lastMessage();
    await change('requestPasswordReset', { email: person.email, human: await human() });
    const mail = await town.message({
      to: person.email,
      channel: 'EMAIL',
      contains: 'reset-password',
      ...(after && { after }),
    });
    const password = 'واحة-النخيل-الهادئة-88';
    await change('resetPassword', { token: tokenIn(mail.links), password, passwordConfirmation: password });
    await expect(logIn(graph, person.email, person.password)).rejects.toEqual(refused('INVALID_CREDENTIALS'));
    const { tokens } = await logIn(graph, person.idNumber, password);
    // The token of before is refused at the gateway, too.
    const began = Date.now();
    await eventually('the old token is refused', async () => {
      const { status } = await graph.raw('{ me { id } }', {}, person.token);
      return status === 401 ? true : undefined;
    });
    expect(Date.now() - began).toBeLessThan(5_000);
    person = { ...person, password, token: tokens.accessToken };
  });

  test('IDN-10 a forgotten user name comes back by file number, ID number and the code of the SMS', async () => {
    const after = await town.lastMessage();
    const numbers = { fileNumber, idNumber: person.idNumber, human: await human() };
    const { request } = await change<{ request: { id: string } }>('requestUserName', numbers, 'request { id }');
    const sms = await town.message({ to: person.mobile, channel: 'SMS', ...(after && { after }) });
    const code = /\d{6}/.exec(sms.text)?.[0];
    const shown = await change<{ email: string }>('revealUserName', { requestId: request.id, code }, 'email');
    expect(shown.email).toBe(person.email);
  });

  test('IDN-11 a new e-mail is in force by its link; the old address is told, and later mail goes to the new one', async () => {
    const { email: newEmail } = newStranger();
    const asked = await change<{ change: { id: string; number: string; status: string } }>(
      'requestContactChange',
      { number: fileNumber, email: newEmail },
      'change { id number status }',
      person.token,
    );
    expect(asked.change.status).toBe('DRAFT');
    const after = await town.lastMessage();
    await change('finishContactChange', { changeId: asked.change.id }, '', person.token);
    const mail = await town.message({ to: newEmail, channel: 'EMAIL', contains: 'confirm-email' });
    const told = await town.message({ to: person.email, channel: 'EMAIL', ...(after && { after }) });
    expect(told.text).toContain(asked.change.number);
    const afterThat = await town.lastMessage();
    const token = tokenIn(mail.links);
    const { change: done } = await change<{ change: { status: string } }>(
      'confirmEmailChange',
      { token },
      'change { status }',
    );
    expect(done.status).toBe('COMPLETED');
    await town.message({ to: person.email, channel: 'EMAIL', ...(afterThat && { after: afterThat }) });
    await expect(logIn(graph, person.email, person.password)).rejects.toEqual(refused('INVALID_CREDENTIALS'));
    person = { ...person, email: newEmail };
    await change('requestPasswordReset', { email: newEmail, human: await human() });
    await town.message({ to: newEmail, channel: 'EMAIL', contains: 'reset-password' });
  });

  test('IDN-15 its owner reads what happened to it, and exports what is kept', async () => {
    const query = '{ me { securityEvents(first: 50) { edges { node { kind description { ar en } } } } } }';
    const { me } = await graph.ask<{ me: { securityEvents: { edges: { node: { kind: string } }[] } } }>(
      query,
      {},
      person.token,
    );
    const kinds = me.securityEvents.edges.map(({ node }) => node.kind);
    for (const kind of ['SIGNED_UP', 'ACTIVATED', 'SIGNED_IN', 'PASSWORD_RESET', 'USER_NAME_REVEALED', 'EMAIL_CHANGED'])
      expect(kinds).toContain(kind);
    const { exportMyData } = await graph.ask<{ exportMyData: { document: string } }>(
      'mutation { exportMyData { document errors { code } } }',
      {},
      person.token,
    );
    expect(JSON.parse(exportMyData.document)).toMatchObject({ account: { email: person.email, fileNumber } });
  });

  test('IDN-15 a closed account lets nobody in, and its last message goes out', async () => {
    const after = await town.lastMessage();
    await change('closeAccount', { password: person.password }, '', person.token);
    await town.message({ to: person.email, channel: 'EMAIL', ...(after && { after }) });
    await expect(logIn(graph, person.email, person.password)).rejects.toEqual(refused('INVALID_CREDENTIALS'));
    await eventually('its token is refused', async () =>
      (await graph.raw('{ me { id } }', {}, person.token)).status === 401 ? true : undefined,
    );
  });
});
