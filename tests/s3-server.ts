import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { findFreePort } from '../src/base/test-port.ts';

/** A server that speaks S3, as a process of its own, with an empty bucket. */
export interface S3Server {
  /** What Lectern is told of it. */
  settings: Record<string, string>;
  stop(): Promise<void>;
  /** With what it kept before. */
  start(): Promise<void>;
}

const PROGRAM = createRequire(import.meta.url).resolve('s3rver/bin/s3rver.js');
const BUCKET = 'lectern-test';

/** In: `folder` to keep its files in. */
export async function startS3Server(folder: string): Promise<S3Server> {
  const port = await findFreePort();
  const options = ['--directory', folder, '--address', '127.0.0.1', '--port', String(port), '--silent'];
  let child: ChildProcess | undefined;
  process.on('exit', () => child?.kill('SIGKILL'));
  const url = `http://127.0.0.1:${port}`;
  const server: S3Server = {
    settings: {
      BLOB_STORE: 's3',
      S3_BUCKET: BUCKET,
      S3_ENDPOINT: url,
      // The only account that this server knows.
      S3_ACCESS_KEY_ID: 'S3RVER',
      S3_SECRET_ACCESS_KEY: 'S3RVER',
      S3_FORCE_PATH_STYLE: 'true',
    },
    async stop() {
      const ending = child;
      child = undefined;
      if (ending === undefined || !ending.kill('SIGKILL')) return;
      await once(ending, 'exit');
    },
    async start() {
      child = spawn(process.execPath, [PROGRAM, ...options, '--configure-bucket', BUCKET], {
        stdio: 'ignore',
      });
      for (;;) {
        const answers = await fetch(url).then(
          () => true,
          () => false,
        );
        if (answers) return;
        if (child.exitCode !== null) throw new Error(`s3rver ended with ${child.exitCode}`);
        await new Promise((wake) => setTimeout(wake, 50));
      }
    },
  };
  await server.start();
  return server;
}
