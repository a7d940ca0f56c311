import { Router } from 'express';
import { parse } from '../http/parse';
import { faultWish, type FaultSwitch } from './fault-switch';

/** Reads and turns the fault switches. */
export const faultRoutes = (faults: FaultSwitch): Router =>
  Router()
    .get('/faults', (_req, res) => res.json(faults.modes()))
    .post('/faults', (req, res) => res.json(faults.turn(parse(faultWish, req.body))));
