import { EventEmitter } from 'node:events';

/** `lost`: whoever works on the job may have lost it. `event`: its log has grown. `progress`: by progress alone. */
export type HintKind = 'event' | 'progress' | 'lost';

/**
 * Tells the listeners of this process at once that a job has changed. Only a hint: what was written by other
 * processes is found by polling.
 */
export class Hints {
  readonly #emitter = new EventEmitter().setMaxListeners(0);

  tell(jobId: string, kind: HintKind = 'event'): void {
    this.#emitter.emit('job', jobId, kind);
  }

  /** Gives back the function that stops listening. */
  listen(listener: (jobId: string, kind: HintKind) => void): () => void {
    this.#emitter.on('job', listener);
    return () => this.#emitter.off('job', listener);
  }
}
