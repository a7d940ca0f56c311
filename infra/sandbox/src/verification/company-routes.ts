import { raw, Router } from 'express';
import type { FaultSwitch } from '../faults/fault-switch';
import { requireBearer } from '../http/bearer';
import { Failure } from '../http/failure';
import { parse } from '../http/parse';
import { reportOf } from './report';
import { verdicts, verificationRequest, wordOf } from './verification';
import type { VerificationCompany } from './verification-company';

const LARGEST_DOCUMENT = '11mb';

/** The verification company as a regulator reaches it: a case, its documents, how it stands, its report. */
export const companyRoutes = (company: VerificationCompany, faults: FaultSwitch, key: string): Router => {
  const [known, gate] = [requireBearer(key), faults.gate('verifier')];
  return Router()
    .put('/verification/cases/:key', known, gate, (req, res) => {
      res.json(wordOf(company.open(String(req.params['key']), parse(verificationRequest, req.body))));
    })
    .put(
      '/verification/cases/:key/documents/:id',
      known,
      gate,
      raw({ type: () => true, limit: LARGEST_DOCUMENT }),
      (req, res) => {
        const bytes = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
        res.json(wordOf(company.receive(String(req.params['key']), String(req.params['id']), bytes)));
      },
    )
    .get('/verification/cases/:key', known, gate, (req, res) => {
      res.json(wordOf(company.get(String(req.params['key']))));
    })
    .get('/verification/cases/:key/report', known, gate, (req, res) => {
      const found = company.get(String(req.params['key']));
      if (!verdicts.some((verdict) => verdict === found.status)) throw new Failure('REPORT_NOT_FOUND');
      res.type('application/pdf').send(reportOf(found));
    });
};
