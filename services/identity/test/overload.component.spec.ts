import { actions, activePerson, codesOf } from './support/people';
import { openWorld, type World } from './support/world';

let world: World;
beforeAll(async () => {
  world = await openWorld({
    // A hash that takes so long that the tries below come faster than they are judged, whatever the machine.
    ARGON2_MEMORY_KIB: '65536',
    ARGON2_PASSES: '10',
    PASSWORD_LANES: '1',
    PASSWORD_QUEUE: '1',
  });
});
afterAll(() => world.close());

test('IDN-13 IDN-07 with too many log-ins at once some are told to try again, and none of them is held against anybody', async () => {
  const person = await activePerson(world, 1);
  const solutions = await Promise.all(Array.from({ length: 40 }, () => world.human()));
  const codes = await Promise.all(
    solutions.map(async (human, index) => {
      const identifier = index % 4 ? `nobody${index}@example.com` : person.email;
      return codesOf(await actions(world).logIn({ identifier, password: 'wrong', human }))[0];
    }),
  );
  expect(new Set(codes)).toEqual(new Set(['INVALID_CREDENTIALS', 'TRY_AGAIN']));
  // The account had 10 tries at once: those that were not judged have been given back.
  expect(codesOf(await actions(world).logIn({ identifier: person.email }))).toEqual([]);
}, 60_000);
