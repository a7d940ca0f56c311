/** An operation with its variables, as a client sends it. */
export interface Operation {
  readonly query: string;
  /** Which of the document's operations is asked for, where there are several. */
  readonly operationName?: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface AnsweredError {
  readonly message: string;
  readonly path?: readonly (string | number)[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

export interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly AnsweredError[] | undefined;
  /** Whose plan it was; undefined where there was none. */
  readonly plannedBy?: 'rust' | 'apollo' | undefined;
  readonly plan?: unknown;
}

/** What answers an operation over a world. */
export interface System {
  (operation: Operation): Promise<Answer>;
  /** Ends what it runs on. */
  readonly stop?: () => void;
}
