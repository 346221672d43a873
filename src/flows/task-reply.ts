import { asFailure, type FailureCode } from '../base/failure.ts';
import { collectWhenGrown } from './thread-garbage.ts';

/** What a task of a worker thread gives back; a Failure does not survive the way between threads as one. */
export type TaskReply<Output> = { output: Output } | { code: FailureCode; message: string };

/** Makes a task of a function: what it throws becomes a part of the reply. */
export const asTask =
  <Input, Output>(work: (input: Input) => Output | Promise<Output>) =>
  async (input: Input): Promise<TaskReply<Output>> => {
    try {
      return { output: await work(input) };
    } catch (error) {
      const { code, message } = asFailure(error);
      return { code, message };
    } finally {
      // Once the reply is on its way.
      setImmediate(collectWhenGrown);
    }
  };
