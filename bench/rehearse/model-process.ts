import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';
import { atEnd } from './cleanup.ts';

const ByKey = z.record(z.string(), z.object({ calls: z.int(), completed: z.int(), in_flight: z.int() }));
const Counts = z.object({ calls: z.int(), different: z.int(), in_flight: z.int(), by_key: ByKey });
type Counts = z.infer<typeof Counts>;

/** The fake model as a process of its own, as a provider is. */
export interface ModelProcess {
  /** As `LLM_BASE_URL` wants it. */
  url: string;
  counts(): Promise<Counts>;
  stop(): Promise<void>;
}

export async function startModelProcess(latencyMs: number): Promise<ModelProcess> {
  const options = ['fake-model', '--port', '0', '--latency', String(latencyMs)];
  const child = spawn(process.execPath, ['src/cli.ts', ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  atEnd(() => child.kill('SIGKILL'));
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /answers at (\S+)\n/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`The fake model ended with ${code}`)));
  });
  return {
    url,
    counts: async () => Counts.parse(await (await fetch(url.replace('/v1', '/counts'))).json()),
    async stop() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
