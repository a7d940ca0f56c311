import { DeviceLinkRequestedV1 } from '@mumaris/schemas';
import { heardOf } from './factors';
import { actions } from './people';
import type { World } from './world';

/** Ten wrong passwords of a stranger, who may show something as a device's token: the sign-in is locked (IDN-12). */
export const lockOut = async (world: World, { email }: { email: string }, deviceToken?: string) => {
  for (let time = 0; time < 10; time++)
    await actions(world).logIn({ identifier: email, password: `guess ${time}`, deviceToken });
};

/** The token of the newest link that the mails about it carried. */
export const deviceLinkOf = async (world: World, { accountId }: { accountId: string }, times = 1) => {
  const asked = (await heardOf(world, DeviceLinkRequestedV1, accountId, times)).at(-1) as DeviceLinkRequestedV1;
  const { link } = await world.unsealer.unseal<{ link: string }>(asked.link);
  expect(link).toMatch(/^https:\/\/portal\.example\/recognise-device\?token=[\w-]{43}$/);
  return new URL(link).searchParams.get('token') ?? '';
};
