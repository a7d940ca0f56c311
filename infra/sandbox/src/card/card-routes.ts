import { type Request, Router } from 'express';
import { z } from 'zod';
import type { FaultSwitch } from '../faults/fault-switch';
import { requireBearer } from '../http/bearer';
import { parse } from '../http/parse';
import type { SavedAnswers } from '../http/saved-answers';
import { takenQuery } from '../state/taken-payments';
import type { CardProvider } from './card-provider';
import { checkoutRequest, refundRequest } from './checkout';

interface CardDeps {
  provider: CardProvider;
  answers: SavedAnswers;
  faults: FaultSwitch;
  key: string;
  /** The sandbox's own address, known once it listens. */
  baseUrl: () => string;
}

/** The card provider as a shop reaches it: open a checkout, list what was charged, ask what became of a page, give money back. */
export const cardRoutes = ({ provider, answers, faults, key, baseUrl }: CardDeps): Router => {
  const known = requireBearer(key);
  const gate = faults.gate('card');
  return Router()
    .get('/card/payments', known, gate, (req, res) => {
      res.json(provider.taken(parse(takenQuery, req.query)));
    })
    .post('/card/checkouts', known, gate, (req, res) => {
      answers.once('card checkout', req, res, 201, parse(checkoutRequest, req.body), (wish) => {
        const { id } = provider.open(wish);
        return { id, url: `${baseUrl()}/card/checkouts/${id}` };
      });
    })
    .get('/card/checkouts/:id/fate', known, gate, (req: Request<{ id: string }>, res) => {
      res.json(provider.fate(req.params.id));
    })
    .post('/card/refunds', known, gate, (req, res) => {
      answers.once('card refund', req, res, 201, parse(refundRequest, req.body), (wish) => {
        const { refundId } = provider.refund(wish);
        return { refundId };
      });
    });
};

const listQuery = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) });

/** Checkouts for people and tests to look at. */
export const checkoutListRoutes = (provider: CardProvider): Router =>
  Router()
    .get('/api/checkouts', (req, res) => {
      res.json({ checkouts: provider.list(parse(listQuery, req.query).limit) });
    })
    .get('/api/checkouts/:id', (req, res) => res.json(provider.get(req.params.id)));
