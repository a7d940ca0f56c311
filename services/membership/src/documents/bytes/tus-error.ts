/** What the protocol's library answers with where an error has these two fields. */
interface Answer {
  readonly status_code: number;
  readonly body: string;
}

/** An error by which an upload is answered. */
export const tusError = (answer: Answer): Error => Object.assign(new Error(answer.body.trim()), answer);
