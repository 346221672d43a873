import type { Outline } from '../../../src/course/outline.ts';
import { api, got } from '../api/client.ts';
import { type Draft, toDraft, toEdit } from './draft.ts';

export interface OutlineState {
  draft: Draft;
  estimate: Outline['estimate'];
  canUndo: boolean;
  saving: 'saved' | 'saving' | 'failed';
  error: unknown;
}

const MOST_UNDONE = 50;

/** An outline that is changed on the page at once and saved behind, one change after the other. */
export class OutlineStore {
  #state: OutlineState;
  #version: number;
  #past: Draft[] = [];
  #work: Promise<void> | undefined;
  readonly #jobId: string;
  readonly #listeners = new Set<() => void>();

  constructor(jobId: string, outline: Outline) {
    this.#jobId = jobId;
    this.#version = outline.version;
    this.#state = {
      draft: toDraft(outline),
      estimate: outline.estimate,
      canUndo: false,
      saving: 'saved',
      error: undefined,
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly read = (): OutlineState => this.#state;

  change(draft: Draft): void {
    if (draft === this.#state.draft) return;
    this.#past = [...this.#past, this.#state.draft].slice(-MOST_UNDONE);
    this.#set({ draft, canUndo: true });
    this.save();
  }

  undo(): void {
    const before = this.#past.at(-1);
    if (before === undefined) return;
    this.#past = this.#past.slice(0, -1);
    this.#set({ draft: before, canUndo: this.#past.length > 0 });
    this.save();
  }

  /** Saves until the server has what is on the page. */
  save(): void {
    this.#work ??= this.#saveAll().finally(() => {
      this.#work = undefined;
    });
  }

  /** Waits for what is being saved. Out: whether all is. */
  async settle(): Promise<boolean> {
    await this.#work;
    return this.#state.saving === 'saved';
  }

  /** Back to the outline as it was first made. */
  async restart(): Promise<void> {
    await this.#work;
    const path = { job_id: this.#jobId };
    this.#take(await got(api.POST('/api/jobs/{job_id}/outline/restart', { params: { path } })));
  }

  /** Takes what the server has, as after a change in another tab. */
  async reload(): Promise<void> {
    const path = { job_id: this.#jobId };
    this.#take(await got(api.GET('/api/jobs/{job_id}/outline', { params: { path } })));
  }

  #take(outline: Outline): void {
    this.#past = [];
    this.#version = outline.version;
    this.#set({
      draft: toDraft(outline),
      estimate: outline.estimate,
      canUndo: false,
      saving: 'saved',
      error: undefined,
    });
  }

  async #saveAll(): Promise<void> {
    this.#set({ saving: 'saving', error: undefined });
    try {
      for (let sent: Draft | undefined; sent !== this.#state.draft; ) {
        sent = this.#state.draft;
        const outline = await got(
          api.PUT('/api/jobs/{job_id}/outline', {
            params: { path: { job_id: this.#jobId } },
            body: toEdit(sent, this.#version),
          }),
        );
        this.#version = outline.version;
        if (this.#state.draft !== sent) continue;
        const draft = toDraft(outline, sent);
        this.#set({ draft, estimate: outline.estimate, saving: 'saved' });
        return;
      }
    } catch (error) {
      this.#set({ saving: 'failed', error });
    }
  }

  #set(change: Partial<OutlineState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
