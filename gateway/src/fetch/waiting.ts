/** Whoever waits for an answer, and may go away. */
export interface Waiting {
  isGone(this: void): boolean;
  /** Calls `gone` as soon as they are, at once where they are already. @returns forgets it */
  onGone(this: void, gone: () => void): () => void;
}

/** One that stays, whatever happens: what is changed is carried out also where nobody waits to hear of it. */
export const staying: Waiting = { isGone: () => false, onGone: () => () => undefined };

export interface Leaving extends Waiting {
  leave(this: void): void;
}

/** Somebody who leaves once, also after the answer: then nothing is left to end. */
export const createWaiting = (): Leaving => {
  const running = new Set<() => void>();
  let isGone = false;
  return {
    isGone: () => isGone,
    onGone: (gone) => {
      if (isGone) gone();
      else running.add(gone);
      return () => void running.delete(gone);
    },
    leave: () => {
      isGone = true;
      for (const gone of running) gone();
      running.clear();
    },
  };
};

/** Several who wait for one answer: they are gone when the last of them is. */
export const waitTogether = (): Waiting & { join(this: void, one: Waiting): void } => {
  const { leave, ...all } = createWaiting();
  let waits = 0;
  return {
    ...all,
    join: (one) => {
      waits += 1;
      one.onGone(() => {
        waits -= 1;
        if (!waits) leave();
      });
    },
  };
};
