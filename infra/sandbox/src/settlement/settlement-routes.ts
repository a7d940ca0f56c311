import { Router } from 'express';
import { z } from 'zod';
import { parse } from '../http/parse';
import type { SandboxState } from '../state/sandbox-state';
import { settlementFaults, settlementFile } from './settlement-file';

const place = z.object({ provider: z.enum(['sadad', 'card']), day: z.iso.date() });
const query = z.object({ fault: z.enum(settlementFaults).optional() });
const sources = { sadad: 'SADAD', card: 'CARD' } as const;

/** The provider's portal, where finance downloads the file of a day. */
export const settlementRoutes = (state: SandboxState): Router =>
  Router().get('/api/settlements/:provider/:day', (req, res) => {
    const { provider, day } = parse(place, req.params);
    const { fault } = parse(query, req.query);
    res
      .attachment(`${provider}-${day}.csv`)
      .type('text/csv')
      .send(settlementFile(state, sources[provider], day, fault));
  });
