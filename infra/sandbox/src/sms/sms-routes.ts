import { Router } from 'express';
import { z } from 'zod';
import type { FaultSwitch } from '../faults/fault-switch';
import { requireBearer } from '../http/bearer';
import { parse } from '../http/parse';
import type { SavedAnswers } from '../http/saved-answers';
import { linksOf } from '../messages/links';
import type { MessageBox } from '../messages/message-box';

const smsRequest = z.object({
  to: z.string().regex(/^\+[1-9]\d{6,14}$/, 'must be a mobile number in E.164, such as +966501234567'),
  text: z.string().min(1).max(1_600),
});

interface SmsDeps {
  box: MessageBox;
  answers: SavedAnswers;
  faults: FaultSwitch;
  key: string;
}

/** The SMS gateway. 202: taken for delivery. */
export const smsRoutes = ({ box, answers, faults, key }: SmsDeps): Router =>
  Router().post('/sms', requireBearer(key), faults.gate('sms'), (req, res) => {
    answers.once('sms', req, res, 202, parse(smsRequest, req.body), ({ to, text }) => {
      const { id } = box.receive({ channel: 'SMS', to, text, links: linksOf(text) });
      return { id };
    });
  });
