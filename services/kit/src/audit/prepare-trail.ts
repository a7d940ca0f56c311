import type { Connection } from 'mongoose';
import type { Logger } from '../log';
import { assertAppendOnly } from './assert-append-only';
import { trailCollection } from './trail-model';

/**
 * Makes sure that there is a trail, and that its user can only add to it. The kit's preparation is for collections that
 * their service may change.
 */
export const prepareTrail = async (audit: Connection, isProduction: boolean, log: Logger): Promise<void> => {
  await assertAppendOnly(audit, isProduction, log);
  try {
    const known = await audit.db?.listCollections({ name: trailCollection }, { nameOnly: true }).toArray();
    if (!known?.length) await audit.createCollection(trailCollection).catch(ignoreExisting);
  } catch (error) {
    if ((error as { code?: number }).code !== unauthorized) throw error;
    throw new Error(`the database's user may not add to the audit trail ${audit.name}: see README.md`, {
      cause: error,
    });
  }
};

const unauthorized = 13;
const namespaceExists = 48;

/** Another replica was faster. */
const ignoreExisting = (error: unknown) => {
  if ((error as { code?: number }).code !== namespaceExists) throw error;
};
