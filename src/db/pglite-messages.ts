/** What the main thread asks of the database thread. `tx` numbers an open transaction, 0 is none. */
export interface Request {
  id: number;
  tx: number;
  kind: 'query' | 'execute' | 'raw' | 'begin' | 'commit' | 'rollback' | 'close';
  text: string;
  values: readonly unknown[];
}

export interface ThreadError {
  message: string;
  /** SQLSTATE, or the code of a Node system error. */
  code?: string;
  detail?: string;
  /** The engine itself is gone; the thread ends and a new one recovers from the log. */
  fatal?: true;
}

export type Reply =
  | { kind: 'opened'; created: boolean }
  | { kind: 'done'; id: number; rows: unknown[]; affected: number }
  | { kind: 'failed'; id: number; error: ThreadError };

export interface ThreadOptions {
  directory: string;
  /** Milliseconds without a write after which a checkpoint is made. */
  idleMs: number;
  /** Milliseconds that a transaction may stay open without a statement before it is rolled back. */
  transactionMs: number;
  /** Whether the type `vector` can be used. */
  vectors?: boolean;
}

export const describeError = (thrown: unknown): ThreadError => {
  if (!(thrown instanceof Error)) return { message: String(thrown) };
  const error: ThreadError = { message: thrown.message };
  if ('code' in thrown && typeof thrown.code === 'string') error.code = thrown.code;
  if ('detail' in thrown && typeof thrown.detail === 'string') error.detail = thrown.detail;
  return error;
};
