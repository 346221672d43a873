import { Failure } from '../base/failure.ts';
import type { GeneratorName } from '../course/job.ts';
import type { Asker } from './asker.ts';
import { createEmbeddedGenerator } from './embedded-generator.ts';
import type { Generator } from './generator.ts';
import type { ModelCalls } from './model-calls.ts';
import { createModelGenerator } from './model-generator.ts';
import type { Threads } from './threads.ts';

/** The generator of a job or course. Throws: Failure `generator_unavailable` where no model is configured any more. */
export function chooseGenerator(
  { threads, calls }: { threads: Threads; calls?: ModelCalls | undefined },
  name: GeneratorName,
  asker: Asker,
): Generator {
  if (name === 'extractive') return createEmbeddedGenerator(threads);
  if (calls === undefined)
    throw new Failure('generator_unavailable', 'The course is made with a model, and none is configured.');
  return createModelGenerator({ threads, calls, asker });
}
