import { Refusal } from '../src/errors/refusal';
import { bodyOf, hostileRequests } from './platform/hostile';
import { gatewayInside } from './platform/inside';

describe('a request that would cost much', () => {
  const planned: string[] = [];
  const { answer } = gatewayInside((document) => planned.push(document));

  it.each(hostileRequests.map((hostile) => [hostile.what, hostile] as const))(
    'is refused in words, and never planned: %s',
    async (_, hostile) => {
      const refused: unknown = await answer(Buffer.from(bodyOf(hostile))).catch((error: unknown) => error);
      if (!(refused instanceof Refusal)) throw new Error('it was taken', { cause: refused });
      expect(refused.answered.status).toBe(400);
      const error = refused.errors.find(({ extensions }) => extensions?.['code'] === hostile.code);
      expect({ codes: refused.errors.map(({ extensions }) => extensions?.['code']), error }).toMatchObject({
        codes: expect.arrayContaining([hostile.code]),
        error: { extensions: { message: { ar: expect.stringMatching(/[ء-ي]/), en: expect.any(String) } } },
      });
      const { ar, en } = error?.extensions?.['message'] as { ar: string; en: string };
      for (const figure of Object.values(hostile.says ?? {})) {
        expect(en.replaceAll(',', '')).toContain(String(figure));
        expect(ar.replaceAll(',', '')).toContain(String(figure));
      }
      expect(planned).toEqual([]);
    },
  );
});
