import { openTestProvider } from './provider';
import { providerActions } from './provider-actions';
import { openWorld } from './world';

/** Identity with a national identity provider that is played, and what people do by it. */
export const openProviderWorld = async (overrides: Record<string, string> = {}) => {
  const provider = await openTestProvider();
  const world = await openWorld({ ...provider.environment, ...overrides });
  return {
    ...world,
    provider,
    act: providerActions(world, provider),
    close: async () => {
      await world.close();
      provider.close();
    },
  };
};

export type ProviderWorld = Awaited<ReturnType<typeof openProviderWorld>>;
