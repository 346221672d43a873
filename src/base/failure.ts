/** Every way Lectern can fail, once. The code is public and stable; `retry` is read by the job runner. */
export const FAILURES = {
  // Uploads and requests
  request_invalid: { status: 400, retry: false, hint: 'See /docs for what this endpoint takes.' },
  upload_malformed: {
    status: 400,
    retry: false,
    hint: 'Send multipart/form-data with one or more parts named "files".',
  },
  upload_without_files: {
    status: 400,
    retry: false,
    hint: 'Add at least one PDF in a form field named "files".',
  },
  upload_too_many_files: {
    status: 413,
    retry: false,
    hint: 'Upload fewer files at once, or raise MAX_FILES.',
  },
  upload_too_large: { status: 413, retry: false, hint: 'Split the file, or raise MAX_UPLOAD_MB.' },
  upload_interrupted: { status: 400, retry: false, hint: 'The connection ended early; upload again.' },
  file_empty: { status: 422, retry: false, hint: 'The file has no bytes; export it again and upload that.' },
  file_not_pdf: {
    status: 415,
    retry: false,
    hint: 'Upload a PDF. Other formats can be printed to PDF first.',
  },
  idempotency_conflict: {
    status: 409,
    retry: false,
    hint: 'Use a new Idempotency-Key for a different request.',
  },
  token_missing: {
    status: 401,
    retry: false,
    hint: 'Send API_TOKEN as "Authorization: Bearer ...", or log in at /login.',
  },
  token_wrong: { status: 401, retry: false, hint: 'Ask the one who runs this Lectern for its token.' },
  too_many_tries: {
    status: 429,
    retry: false,
    hint: 'Wait for the time that Retry-After names, then try again.',
  },
  origin_refused: {
    status: 403,
    retry: false,
    hint: 'Use the address of Lectern itself; behind a proxy, name its address in ALLOWED_ORIGINS.',
  },
  open_by_accident: {
    status: 500,
    retry: false,
    hint: 'Set API_TOKEN, or HOST=127.0.0.1, or ALLOW_ANONYMOUS=true if everybody who reaches it may use it.',
  },
  not_found: { status: 404, retry: false, hint: 'Check the id; it may have been deleted.' },
  job_not_cancellable: { status: 409, retry: false, hint: 'Only a job that has not ended can be cancelled.' },
  job_not_retryable: {
    status: 409,
    retry: false,
    hint: 'Only a failed or cancelled job can be tried again.',
  },
  job_not_reviewable: {
    status: 409,
    retry: false,
    hint: 'Only while a job waits for its outline to be reviewed can that be changed or approved.',
  },
  // Changes to what was made
  edit_conflict: {
    status: 409,
    retry: false,
    hint: 'Somebody else was faster: load the newer version and make the change there.',
  },
  lesson_edited: {
    status: 409,
    retry: false,
    hint: 'Somebody has changed this lesson; send "discard_edits": true to lose that.',
  },
  lesson_without_source: {
    status: 409,
    retry: false,
    hint: 'Change the lesson by hand, or upload the PDF that it was made of and use the course of that.',
  },
  citation_unknown: {
    status: 422,
    retry: false,
    hint: 'Name only citations that the lesson has, or take the marks out.',
  },
  order_incomplete: { status: 422, retry: false, hint: 'Name every module and every lesson exactly once.' },
  outline_incomplete: {
    status: 422,
    retry: false,
    hint: 'Put everything that the first outline teaches into exactly one lesson, or among the dropped ones.',
  },
  question_invalid: {
    status: 422,
    retry: false,
    hint: 'A question needs exactly one key among different options.',
  },
  no_other_question: {
    status: 409,
    retry: false,
    hint: 'The lesson has no other question that passes the checks; change this one, or remove it.',
  },
  generator_unavailable: {
    status: 422,
    retry: false,
    hint: 'Use generator "extractive"; no model is configured.',
  },
  range_not_satisfiable: { status: 416, retry: false, hint: 'Ask for bytes inside the file.' },
  // Reading PDFs
  pdf_damaged: {
    status: 422,
    retry: false,
    hint: 'Open the file in a viewer and save or print it to PDF again.',
  },
  pdf_encrypted: { status: 422, retry: false, hint: 'Remove the password, then upload again.' },
  pdf_no_pages: { status: 422, retry: false, hint: 'The file holds no page; export it again.' },
  pdf_no_text: {
    status: 422,
    retry: false,
    hint: 'The pages are pictures or empty; upload a version with a text layer.',
  },
  pdf_too_many_pages: {
    status: 422,
    retry: false,
    hint: 'Split the file into volumes, or raise MAX_PAGES.',
  },
  pdf_timeout: { status: 422, retry: false, hint: 'Split the file, or raise PDF_TIMEOUT_MS.' },
  pdf_memory: { status: 422, retry: false, hint: 'The page needs too much memory; print it to PDF again.' },
  ocr_timeout: {
    status: 422,
    retry: false,
    hint: 'Raise OCR_TIMEOUT_SECONDS, or upload a version with a text layer; the other pages were read.',
  },
  ocr_language_missing: {
    status: 422,
    retry: false,
    hint: 'Install the npm package @tesseract.js-data/<language>, or upload a version with a text layer.',
  },
  page_unreadable: { status: 422, retry: false, hint: 'The page was left out; the others were read.' },
  nothing_to_teach: {
    status: 422,
    retry: false,
    hint: 'No file held enough running text for a lesson; check that these are the right files.',
  },
  document_unread: {
    status: 409,
    retry: false,
    hint: 'Ask again when the job has read the file; /api/jobs tells how far it is.',
  },
  // Language models
  model_busy: {
    status: 503,
    retry: true,
    hint: 'The provider lets no more calls in for now; what waits is asked again when it does.',
  },
  model_unavailable: {
    status: 502,
    retry: true,
    hint: 'Check that the provider is up and can be reached, or name another model in LLM_FALLBACK.',
  },
  model_rejected: {
    status: 502,
    retry: false,
    hint: 'Check the key and the name of the model with "npm run doctor"; the log has what the provider said.',
  },
  model_context_too_small: {
    status: 422,
    retry: false,
    hint: 'Choose a model with a larger context, or serve this one with more (LLM_CONTEXT_TOKENS).',
  },
  cost_limit: {
    status: 402,
    retry: false,
    hint: 'All finished work is kept: try again with a higher limit, and the job goes on from there.',
  },
  price_unknown: {
    status: 422,
    retry: false,
    hint: 'Set what the model costs in LLM_PRICES, or leave the cost limit out.',
  },
  vectors_unavailable: {
    status: 503,
    retry: true,
    hint: 'Search goes on by words; vectors catch up by themselves when their store can be reached again.',
  },
  // The command line
  file_not_found: { status: 404, retry: false, hint: 'Check the path and whether you may read it.' },
  output_unusable: {
    status: 409,
    retry: false,
    hint: 'Name an empty folder, a new one, or one that holds an earlier course.',
  },
  // Backups
  backup_damaged: {
    status: 422,
    retry: false,
    hint: 'Take another copy of the file, or an older backup; nothing of this one was used.',
  },
  backup_newer: { status: 422, retry: false, hint: 'Restore it with the version of Lectern that made it.' },
  backup_running: { status: 409, retry: false, hint: 'Another backup is being made; wait for its end.' },
  target_not_empty: {
    status: 409,
    retry: false,
    hint: 'Restore into an empty place: another DATA_DIR, or another database at DATABASE_URL.',
  },
  file_exists: { status: 409, retry: false, hint: 'Name another file, or remove that one first.' },
  // Database, queue, disk
  database_locked: {
    status: 503,
    retry: false,
    hint: 'Another Lectern uses this DATA_DIR; stop it, or set another DATA_DIR or PORT.',
  },
  database_newer: { status: 500, retry: false, hint: 'Start the newer version of Lectern that made it.' },
  database_unavailable: { status: 503, retry: true, hint: 'Check DATABASE_URL and that the server is up.' },
  disk_full: { status: 507, retry: true, hint: 'Free space in DATA_DIR, or lower CACHE_MB, then try again.' },
  blob_missing: { status: 500, retry: false, hint: 'A stored file is gone; upload it again.' },
  blob_damaged: {
    status: 500,
    retry: false,
    hint: 'A stored file is not what was uploaded; restore it from a backup, or upload it again.',
  },
  blobs_unavailable: {
    status: 503,
    retry: true,
    hint: 'Nothing is lost: jobs go on by themselves when the store of files answers; see BLOB_STORE.',
  },
  port_in_use: { status: 500, retry: false, hint: 'Set another PORT, or stop the program that uses it.' },
  // Jobs
  job_fenced: { status: 409, retry: false, hint: 'Another worker has taken the job over.' },
  job_cancelled: { status: 409, retry: false, hint: 'The job was cancelled.' },
  worker_crashed: { status: 500, retry: true, hint: 'Nothing to do; the job will try again.' },
  job_poisoned: {
    status: 500,
    retry: false,
    hint: 'Give the process more memory or leave the file out that it was at, then try again; the log has the end of each.',
  },
  internal: { status: 500, retry: true, hint: 'Try again; if it stays, report it with the job id.' },
} as const satisfies Record<string, { status: number; retry: boolean; hint: string }>;

export type FailureCode = keyof typeof FAILURES;

/** The one error class: a stable code, a message that names the value and the limit, a hint that helps. */
export class Failure extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'Failure';
    this.code = code;
  }

  get status(): number {
    return FAILURES[this.code].status;
  }

  get hint(): string {
    return FAILURES[this.code].hint;
  }

  get retry(): boolean {
    return FAILURES[this.code].retry;
  }
}

export const isFailureCode = (code: unknown): code is FailureCode =>
  typeof code === 'string' && Object.hasOwn(FAILURES, code);

/**
 * Anything thrown, as a Failure. An unknown error becomes `internal`; a full disk is told from the rest.
 */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  const code = errorCode(thrown);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new Failure('disk_full', `The disk is full: ${message}`, { cause: thrown });
  return new Failure('internal', message, { cause: thrown });
}

/** The `code` of a Node system error, or undefined. */
export function errorCode(thrown: unknown): string | undefined {
  if (typeof thrown !== 'object' || thrown === null || !('code' in thrown)) return undefined;
  return typeof thrown.code === 'string' ? thrown.code : undefined;
}
