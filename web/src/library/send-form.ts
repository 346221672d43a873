import { ApiError, readProblem } from '../api/client.ts';
import { learnerHeaders } from '../api/learner.ts';

/** What is asked for beside the files. */
export interface UploadOptions {
  title: string;
  /** A language tag, or empty: it is found from the text. */
  language: string;
  review: boolean;
  /** Undefined: nobody has chosen. */
  generator: 'extractive' | 'llm' | undefined;
  /** In USD, as it was typed; empty: no limit of its own. */
  maxCost: string;
}

interface Sending {
  files: readonly File[];
  options: UploadOptions;
  /** Makes a repeat the same upload. */
  key: string;
  signal: AbortSignal;
  /** Is told the share of the bytes that are sent. */
  progress: (share: number) => void;
}

function toForm({ files, options }: Sending): FormData {
  const form = new FormData();
  // Before the files, so that the server knows them as early as it can.
  if (options.title.trim() !== '') form.append('course_title', options.title.trim());
  if (options.language !== '') form.append('language', options.language);
  if (options.review) form.append('review_outline', 'true');
  if (options.generator !== undefined) form.append('generator', options.generator);
  if (options.generator === 'llm' && options.maxCost.trim() !== '')
    form.append('max_cost_usd', options.maxCost.trim());
  for (const file of files) form.append('files', file, file.name);
  return form;
}

function readJobId(body: unknown): string | undefined {
  const told: { job_id?: unknown } = typeof body === 'object' && body !== null ? body : {};
  return typeof told.job_id === 'string' ? told.job_id : undefined;
}

/**
 * Sends the files in one form; fetch cannot tell how far it is.
 *
 * Out: the id of the job. Throws: ApiError, `unreachable` for a connection that broke.
 */
export function sendForm(sending: Sending): Promise<string> {
  const { signal, key, progress } = sending;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/upload-pdfs');
    request.responseType = 'json';
    for (const [name, value] of Object.entries({ ...learnerHeaders(), 'Idempotency-Key': key }))
      request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => progress(total === 0 ? 0 : loaded / total);
    const broken = () => reject(new ApiError('The connection was lost.', { status: 0, code: 'unreachable' }));
    request.onerror = broken;
    request.onabort = broken;
    request.onload = () => {
      const body: unknown = request.response;
      const jobId = readJobId(body);
      if (request.status === 202 && jobId !== undefined) resolve(jobId);
      else reject(readProblem(request.status, body));
    };
    signal.addEventListener('abort', () => request.abort());
    request.send(toForm(sending));
  });
}
