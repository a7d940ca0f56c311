import type { Logger } from '@mumaris/kit/log';
import { followFile, type FollowedFile } from '../followed-file';
import type { Published } from './published';
import { parseFile, publishedOf } from './published-file';

export interface FollowedPublished {
  /** What is published now. */
  inForce(this: void): Published;
  /** Where it comes from; undefined where nothing is configured. */
  readonly file: FollowedFile | undefined;
  /** Tells one hearer of each change from now on. */
  onChange(this: void, hear: () => Promise<void>): void;
  stop(this: void): void;
}

/** The published operations of a file, followed while it changes. Where there is none yet, nothing is published. */
export const followPublished = async (path: string | undefined, log: Logger): Promise<FollowedPublished> => {
  let published: Published = new Map();
  let hear = (): Promise<void> => Promise.resolve();
  const serve = async (text: string) => {
    published = publishedOf(parseFile(text));
    await hear();
  };
  const file = path
    ? await followFile({ file: path, what: 'published operations', isOptional: true, serve, log })
    : undefined;
  return {
    inForce: () => published,
    file,
    onChange: (hearer) => void (hear = hearer),
    stop: () => file?.stop(),
  };
};
