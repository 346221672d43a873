import { ApiError } from '../api/client.ts';
import { backOffMs, waitToRetry } from '../shared/back-off.ts';
import { moveEntry } from '../shared/use-reorder.ts';
import { type FileFault, findFileFault, MAX_FILES } from './check-file.ts';
import { sendForm, type UploadOptions } from './send-form.ts';

export interface ChosenFile {
  id: number;
  file: File;
}
interface RefusedFile {
  id: number;
  name: string;
  bytes: number;
  fault: FileFault;
}
/** `lost`: the connection broke, and it will be tried again; `refused`: the server said no. */
type UploadPhase =
  | { kind: 'choosing' }
  | { kind: 'sending'; share: number }
  | { kind: 'lost'; share: number; error: ApiError }
  | { kind: 'refused'; error: unknown };

interface UploadState {
  files: readonly ChosenFile[];
  refused: readonly RefusedFile[];
  options: UploadOptions;
  phase: UploadPhase;
}

const NOTHING: UploadState = {
  files: [],
  refused: [],
  options: { title: '', language: '', review: false, generator: undefined, maxCost: '' },
  phase: { kind: 'choosing' },
};
// What a proxy or a busy server answers; the same form may be taken a moment later.
const PASSING = [0, 408, 429, 502, 503, 504];

const newKey = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};
const isSame = (one: File, other: File): boolean =>
  one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;

/** What is chosen and how far it is sent; kept outside of the page, so that leaving the page loses nothing. */
class UploadStore {
  #state = NOTHING;
  #lastId = 0;
  #stop = new AbortController();
  #wake = new AbortController();
  readonly #listeners = new Set<() => void>();
  readonly #takers = new Set<(jobId: string) => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly read = (): UploadState => this.#state;

  /** Calls `taker` with the job when the server has taken an upload. */
  onTaken(taker: (jobId: string) => void): () => void {
    this.#takers.add(taker);
    return () => this.#takers.delete(taker);
  }

  get isSending(): boolean {
    const { kind } = this.#state.phase;
    return kind === 'sending' || kind === 'lost';
  }

  /** Takes what can be uploaded, and remembers the rest with the reason. */
  async add(files: readonly File[]): Promise<void> {
    if (this.isSending || files.length === 0) return;
    const faults = await Promise.all(files.map(findFileFault));
    const chosen = [...this.#state.files];
    const refused: RefusedFile[] = [];
    for (const [index, file] of files.entries()) {
      const fault = faults[index] ?? faultAmong(chosen, file);
      this.#lastId += 1;
      const id = this.#lastId;
      if (fault === undefined) chosen.push({ id, file });
      else refused.push({ id, name: file.name, bytes: file.size, fault });
    }
    this.#set({ files: chosen, refused, phase: { kind: 'choosing' } });
  }

  remove(id: number): void {
    this.#set({ files: this.#state.files.filter((chosen) => chosen.id !== id), phase: { kind: 'choosing' } });
  }

  move(from: number, to: number): void {
    this.#set({ files: moveEntry(this.#state.files, from, to) });
  }

  choose(options: Partial<UploadOptions>): void {
    this.#set({ options: { ...this.#state.options, ...options } });
  }

  forgetRefused(): void {
    this.#set({ refused: [] });
  }

  /** Drops all that is chosen. */
  clear(): void {
    this.#stop.abort();
    this.#set(NOTHING);
  }

  /** Stops sending; what is chosen stays. */
  cancel(): void {
    this.#stop.abort();
    this.#set({ phase: { kind: 'choosing' } });
  }

  /** Tries again at once. */
  retry(): void {
    this.#wake.abort();
  }

  /** Sends until the server has taken the files, has refused them, or it is cancelled. */
  async send(): Promise<void> {
    if (this.isSending || this.#state.files.length === 0) return;
    this.#stop = new AbortController();
    const stop = this.#stop.signal;
    const key = newKey();
    for (let failures = 1; !stop.aborted; failures += 1) {
      const error = await this.#try(key, stop);
      if (error === undefined || stop.aborted) return;
      const gone = await this.#findGone();
      if (gone.length > 0) return this.#refuse(gone);
      if (!(error instanceof ApiError && PASSING.includes(error.status)))
        return this.#set({ phase: { kind: 'refused', error } });
      const { phase } = this.#state;
      this.#set({ phase: { kind: 'lost', share: phase.kind === 'sending' ? phase.share : 0, error } });
      this.#wake = new AbortController();
      await waitToRetry(backOffMs(failures, Math.random()), this.#wake.signal, stop);
    }
  }

  /** Out: what went wrong; undefined when the files are taken. */
  async #try(key: string, signal: AbortSignal): Promise<unknown> {
    const { files, options } = this.#state;
    this.#set({ phase: { kind: 'sending', share: 0 } });
    const progress = (share: number) => {
      if (!signal.aborted) this.#set({ phase: { kind: 'sending', share } });
    };
    try {
      const jobId = await sendForm({ files: files.map(({ file }) => file), options, key, signal, progress });
      this.#set(NOTHING);
      for (const taker of this.#takers) taker(jobId);
      return undefined;
    } catch (error) {
      return error;
    }
  }

  /** Files that were moved or changed on disk since they were chosen: a browser cannot send them any more. */
  async #findGone(): Promise<ChosenFile[]> {
    const { files } = this.#state;
    const faults = await Promise.all(files.map(({ file }) => findFileFault(file)));
    return files.filter((_, index) => faults[index] !== undefined);
  }

  #refuse(gone: readonly ChosenFile[]): void {
    const refused = gone.map(({ id, file }) => ({
      id,
      name: file.name,
      bytes: file.size,
      fault: 'unreadable' as const,
    }));
    const files = this.#state.files.filter((chosen) => !gone.includes(chosen));
    this.#set({ files, refused, phase: { kind: 'choosing' } });
  }

  #set(change: Partial<UploadState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function faultAmong(chosen: readonly ChosenFile[], file: File): FileFault | undefined {
  if (chosen.some((other) => isSame(other.file, file))) return 'twice';
  return chosen.length >= MAX_FILES ? 'tooMany' : undefined;
}

/** The one upload of this tab. */
export const uploads = new UploadStore();
