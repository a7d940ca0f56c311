import { eventually } from '@mumaris/sandbox/outsider';
import { type Applicant, newPractitioner } from './people';
import { graph, pidOf } from './platform';

test('a dead subgraph costs its own fields alone; its supervisor brings it back', async () => {
  const applicant: Applicant = await newPractitioner();
  const query = '{ me { id unreadCount practitioner { fileNumber cpd { total { recognised } } } } }';
  process.kill(pidOf('cpd'), 'SIGKILL');
  const from = Date.now();
  const { body: without } = await graph.raw<{ me: { id: string; unreadCount: number } }>(query, {}, applicant.token);
  expect(Date.now() - from).toBeLessThan(7_000);
  expect(without.data?.me).toMatchObject({ id: applicant.accountId, unreadCount: expect.any(Number) });
  expect(without.errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }]);
  expect(JSON.stringify(without.errors)).not.toContain('127.0.0.1');
  const look = async () => {
    const { body } = await graph.raw<{ me: { practitioner: { cpd: object | null } } }>(query, {}, applicant.token);
    return body.errors || !body.data?.me.practitioner.cpd ? undefined : body.data;
  };
  // Its place in the consumer group is free 10 s after its death: then it hears of the profile.
  const again = await eventually('cpd again', look, 60);
  expect(again).toMatchObject({ me: { practitioner: { cpd: { total: { recognised: 0 } } } } });
}, 90_000);
