import { type FakeModel, type FakeModelOptions, startFakeModel } from '../../src/fake/fake-model.ts';
import { type ServerProcess, startServer } from '../../tests/server-process.ts';
import { dropFolder, newFolder } from '../folder.ts';

/** A server whose courses a fake model makes, and the same again after a kill. */
export interface ModelBench {
  server: ServerProcess;
  model: FakeModel;
  /** Starts it again on the same data. */
  restart: () => Promise<void>;
}

/** Every call takes a second. */
export const LATENCY_MS = 1000;

/** In: `settings` of the server beside those that name the model. */
export async function withModel<Result>(
  fake: FakeModelOptions,
  settings: Record<string, string>,
  work: (bench: ModelBench) => Promise<Result>,
): Promise<Result> {
  const model = await startFakeModel({ latencyMs: LATENCY_MS, ...fake });
  const folder = await newFolder();
  const all = {
    DATA_DIR: folder,
    LOG_LEVEL: 'error',
    LLM_MODEL: 'compatible:fake-1',
    LLM_BASE_URL: model.url,
    LLM_CONTEXT_TOKENS: '32000',
    LLM_STALL_SECONDS: '2',
    ...settings,
  };
  const bench: ModelBench = {
    server: await startServer(all),
    model,
    restart: async () => {
      bench.server = await startServer(all);
    },
  };
  try {
    return await work(bench);
  } finally {
    await bench.server.kill('SIGKILL');
    await model.close();
    await dropFolder(folder);
  }
}
