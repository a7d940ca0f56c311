import { lookIntoPdf } from './look-into-pdf';
import { lookIntoPicture } from './look-into-picture';
import type { Question, Saying } from './protocol';

/** Waits until the parent has taken it, so that a kill after that loses nothing. */
const say = (saying: Saying): Promise<void> =>
  new Promise((resolve, reject) => {
    process.send?.(saying, (error: Error | null) => (error ? reject(error) : resolve()));
  });

const answer = async (question: Question): Promise<void> => {
  const look = question.mediaType === 'application/pdf' ? lookIntoPdf : lookIntoPicture;
  for await (const saying of look(question)) await say(saying);
  await say({ end: true });
};

process.once('message', (question: Question) => {
  void answer(question)
    .catch(() => undefined) // without a picture of its pages a document is taken all the same
    .finally(() => process.disconnect());
});
