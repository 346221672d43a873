import { EventEmitter } from 'node:events';

/**
 * Tells the listeners of this process at once that a job has new events. Only a hint: what was written by other
 * processes is found by polling.
 */
export class Hints {
  readonly #emitter = new EventEmitter().setMaxListeners(0);

  tell(jobId: string): void {
    this.#emitter.emit('job', jobId);
  }

  /** Gives back the function that stops listening. */
  listen(listener: (jobId: string) => void): () => void {
    this.#emitter.on('job', listener);
    return () => this.#emitter.off('job', listener);
  }
}
