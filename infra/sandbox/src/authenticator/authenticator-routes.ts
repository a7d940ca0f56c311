import { Router } from 'express';
import { z } from 'zod';
import { Failure } from '../http/failure';
import { parse } from '../http/parse';
import { typedText, ungrouped } from '../http/typed';
import { type AuthenticatorApp, isSecret } from './authenticator-app';

const account = typedText(320);

/** As people type it off a page: in groups and in small letters too. */
const secret = z
  .string()
  .max(200)
  .transform((text) => ungrouped(text).toUpperCase());

const enrolment = z.strictObject({ account, secret });
const listQuery = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) });

/** The authenticator app, for people and tests: take an account in, see the codes, get one that is fresh. */
export const authenticatorRoutes = (app: AuthenticatorApp): Router =>
  Router()
    .get('/api/authenticators', (req, res) => res.json(app.list(parse(listQuery, req.query).limit)))
    .post('/api/authenticators', (req, res) => {
      const { account: name, secret: typed } = parse(enrolment, req.body);
      if (!isSecret(typed)) throw new Failure('SECRET_INVALID');
      res.status(201).json(app.enrol(name, typed));
    })
    .get('/api/authenticators/code', (req, res) => {
      res.set('cache-control', 'no-store').json(app.freshCode(parse(z.object({ account }), req.query).account));
    });
