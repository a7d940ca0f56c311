import type { TaskRunner } from '@mumaris/kit/tasks';
import { composeEmail } from '../domain/compose';
import type { Notice } from '../domain/notice';
import type { Mailer } from './mailer';
import { type ChannelDeps, prepare } from './prepare';

type Run = (notice: Notice, context: Parameters<TaskRunner>[1]) => Promise<void>;

/** Sends one notice by e-mail. @throws when it was not taken: the task is tried again */
export const sendEmail =
  (deps: ChannelDeps & { mailer: Mailer }): Run =>
  async (notice, { key, signal }) => {
    const ready = await prepare(notice, 'EMAIL', key, deps);
    if (!ready) return;
    const { to, facts } = ready;
    const { language, name, address } = to;
    const text = composeEmail({ about: notice.about, facts, language, name }, deps.book);
    await deps.mailer.send({ to: { name, address }, ...text, language, key, at: deps.clock.now(), signal });
  };
