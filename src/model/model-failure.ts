import { Failure, type FailureCode } from '../base/failure.ts';
import type { TokenCount } from './model-request.ts';
import type { RateLimits } from './rate-limits.ts';

export type ModelFailureCode = Extract<FailureCode, `model_${string}`>;

/** What else is known of a call that failed. */
interface Circumstances {
  /** When the provider asks to be asked again. */
  retryAfterMs?: number;
  limits?: RateLimits;
  /** What the provider bills all the same, by estimate: the answer broke off after it had begun. */
  tokens?: TokenCount;
}

/**
 * A call that gave no answer. The message is Lectern's own: what the provider said could hold a key, and must never
 * come near a course, so it stands in the log alone.
 */
export class ModelFailure extends Failure {
  override readonly code: ModelFailureCode;
  readonly retryAfterMs?: number;
  readonly limits?: RateLimits;
  readonly tokens?: TokenCount;

  constructor(code: ModelFailureCode, message: string, circumstances: Circumstances = {}) {
    super(code, message);
    this.name = 'ModelFailure';
    this.code = code;
    Object.assign(this, circumstances);
  }
}
