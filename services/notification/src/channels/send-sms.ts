import type { TaskRunner } from '@mumaris/kit/tasks';
import { composeSms } from '../domain/compose';
import type { Notice } from '../domain/notice';
import { type ChannelDeps, prepare } from './prepare';
import type { SmsGateway } from './sms-gateway';

type Run = (notice: Notice, context: Parameters<TaskRunner>[1]) => Promise<void>;

/** Sends one notice by SMS. @throws when it was not taken: the task is tried again */
export const sendSms =
  (deps: ChannelDeps & { gateway: SmsGateway }): Run =>
  async (notice, { key, signal }) => {
    const ready = await prepare(notice, 'SMS', key, deps);
    if (!ready) return;
    const { address, language } = ready.to;
    const text = composeSms({ about: notice.about, facts: ready.facts, language }, deps.book);
    await deps.gateway.send({ to: address, text, key, signal });
  };
