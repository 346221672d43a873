import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../base/config.ts';
import { errorCode, Failure } from '../base/failure.ts';
import type { Problem } from '../course/document.ts';
import { cleanFilename } from '../course/filename.ts';
import { dropFiles, type ReceivedFile, receiveFile } from '../flows/receive-file.ts';
import type { BlobStore } from '../store/blobs.ts';

/** An upload form as it came: the files wait at temporary paths until they are kept or dropped. */
export interface ReceivedForm {
  fields: Record<string, string>;
  files: (ReceivedFile & { filename: string })[];
  /** What had to be changed of the files' names. */
  problems: Problem[];
}

const MAX_FIELDS = 20;
const MAX_FIELD_BYTES = 10_000;

/**
 * Streams a multipart form to disk. Parts named "files" are files, whatever their headers say.
 *
 * Throws: a Failure of the `upload_*` family; no temporary file is left then.
 */
export async function receiveForm(
  request: FastifyRequest,
  config: Config,
  blobs: BlobStore,
): Promise<ReceivedForm> {
  if (!request.isMultipart())
    throw new Failure(
      'upload_malformed',
      `The request is ${request.headers['content-type'] ?? 'without a content type'}, not multipart/form-data.`,
    );
  const form: ReceivedForm = { fields: {}, files: [], problems: [] };
  try {
    await receiveParts(request, form, config, blobs);
    if (form.files.length === 0)
      throw new Failure('upload_without_files', 'The form has no file in a field named "files".');
    return form;
  } catch (error) {
    await dropFiles(form.files);
    // Whoever still sends must be read to the end, or the answer never arrives.
    request.raw.unpipe().resume();
    throw asUploadFailure(error);
  }
}

async function receiveParts(
  request: FastifyRequest,
  form: ReceivedForm,
  config: Config,
  blobs: BlobStore,
): Promise<void> {
  const maxBytes = config.MAX_UPLOAD_MB * 1_000_000;
  const parts = request.parts({
    preservePath: true,
    isPartAFile: (name, contentType, filename) =>
      name === 'files' || filename !== undefined || contentType === 'application/octet-stream',
    limits: {
      fileSize: maxBytes + 1,
      fields: MAX_FIELDS,
      fieldSize: MAX_FIELD_BYTES,
      files: config.MAX_FILES + 1,
    },
  });
  for await (const part of parts) {
    if (part.type === 'field') {
      form.fields[part.fieldname] = String(part.value);
      continue;
    }
    const position = form.files.length + 1;
    if (part.fieldname !== 'files')
      throw new Failure(
        'upload_malformed',
        `A file came in the field "${part.fieldname}"; the field is "files".`,
      );
    if (position > config.MAX_FILES)
      throw new Failure(
        'upload_too_many_files',
        `The form has more than the limit of ${config.MAX_FILES} files.`,
      );
    const { filename, change } = cleanFilename(part.filename, position);
    const file = await receiveFile(part.file, blobs.temporaryPath(), { maxBytes, filename });
    form.files.push({ ...file, filename });
    if (change !== undefined) form.problems.push({ code: 'filename_changed', detail: change });
  }
}

/** The parser's own errors as ours; a client that went away is told from a broken form. */
function asUploadFailure(error: unknown): unknown {
  if (error instanceof Failure) return error;
  const code = errorCode(error);
  const message = error instanceof Error ? error.message : String(error);
  if (code === 'FST_FILES_LIMIT' || code === 'FST_PARTS_LIMIT')
    return new Failure('upload_too_many_files', 'The form has too many parts.', { cause: error });
  if (code === 'ECONNRESET' || code === 'FST_MP_PREMATURE_CLOSE' || code === 'ERR_STREAM_PREMATURE_CLOSE')
    return new Failure('upload_interrupted', 'The connection was closed before the form was complete.', {
      cause: error,
    });
  if (code === 'ENOSPC' || code === 'EDQUOT') return error;
  return new Failure('upload_malformed', `The form could not be read: ${message}`, { cause: error });
}
