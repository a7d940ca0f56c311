import path from 'node:path';
import express, { Router, static as serveFiles, type Express } from 'express';
import { authenticatorRoutes } from './authenticator/authenticator-routes';
import { notificationRoutes } from './callbacks/notification-routes';
import { cardRoutes, checkoutListRoutes } from './card/card-routes';
import { payerRoutes } from './card/payer-routes';
import { clockRoutes } from './clock/clock-routes';
import { testCentreRoutes } from './exams/test-centre-routes';
import { faultRoutes } from './faults/fault-routes';
import { healthRoutes } from './health/health-routes';
import { answerFailure, noSuchPlace } from './http/answer-failure';
import { readJson } from './http/raw-body';
import { securityHeaders } from './http/security';
import { identityProviderRoutes } from './identity-provider/identity-provider-routes';
import { liveRoutes } from './live/live-routes';
import { messageRoutes } from './messages/message-routes';
import { providerPages } from './portal/provider-pages';
import { portalRoutes } from './portal/portal-routes';
import { bankRoutes } from './sadad/bank-routes';
import { billerRoutes } from './sadad/biller-routes';
import { settlementRoutes } from './settlement/settlement-routes';
import { smsRoutes } from './sms/sms-routes';
import { companyRoutes } from './verification/company-routes';
import { deskRoutes } from './verification/desk-routes';
import type { World } from './world';

const PAGE_FILES = path.join(__dirname, '..', 'public-src');

/** What our services reach: SMS, SADAD, cards and the verification company, each with its own key. */
const serviceRoutes = (world: World, baseUrl: () => string): Router =>
  Router()
    .use(smsRoutes({ box: world.box, answers: world.answers, faults: world.faults, key: world.config.SMS_KEY }))
    .use(billerRoutes(world.bills, world.faults, world.sadadKey))
    .use(companyRoutes(world.company, world.faults, world.config.VERIFIER_KEY))
    .use(
      cardRoutes({
        provider: world.cards,
        answers: world.answers,
        faults: world.faults,
        key: world.config.CARD_KEY,
        baseUrl,
      }),
    );

/** What people and tests reach. */
const peopleRoutes = (world: World): Router =>
  Router()
    .use(messageRoutes(world.box, world.waiters))
    .use(bankRoutes(world.bills, world.delivery))
    .use(checkoutListRoutes(world.cards))
    .use(payerRoutes(world.cards, world.delivery))
    .use(testCentreRoutes(world.config))
    .use(deskRoutes(world.company, world.delivery, world.config.VERIFIER_WEBHOOK_URL))
    .use(authenticatorRoutes(world.authenticators))
    .use(settlementRoutes(world.state))
    .use(notificationRoutes(world.state, world.delivery))
    .use(clockRoutes(world.clock, world.clockStream, world.changes))
    .use(faultRoutes(world.faults))
    .use(liveRoutes(world.pageStream, world.changes))
    .use(providerPages(world.config.GATEWAY_URL))
    .use(portalRoutes(world.config.GATEWAY_URL));

/** The national identity provider, which both reach. */
const providerRoutes = ({ config }: World, baseUrl: () => string): Router =>
  identityProviderRoutes({
    clientSecret: config.IDENTITY_PROVIDER_SECRET,
    returnUrl: () => config.IDENTITY_PROVIDER_RETURN_URL ?? `${baseUrl()}/portal/provider-return`,
    peopleFile: config.PEOPLE_FILE,
    baseUrl,
  });

/** The whole web side of the sandbox. */
export const createApp = (world: World, baseUrl: () => string, isReady: () => boolean): Express =>
  express()
    .disable('x-powered-by')
    .set('query parser', 'simple')
    .use(securityHeaders)
    .use(healthRoutes(isReady))
    .use(serveFiles(PAGE_FILES, { maxAge: 0 }))
    .use(providerRoutes(world, baseUrl))
    .use(readJson())
    .use(serviceRoutes(world, baseUrl))
    .use(peopleRoutes(world))
    .use(noSuchPlace)
    .use(answerFailure(world.log));
