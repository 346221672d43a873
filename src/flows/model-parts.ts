import type { Asker } from './asker.ts';
import type { ModelCalls } from './model-calls.ts';
import type { Threads } from './threads.ts';

/** What making something with a model needs. */
export interface ModelParts {
  threads: Threads;
  calls: ModelCalls;
  asker: Asker;
}
