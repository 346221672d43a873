import { checkAccess } from '../api/access.ts';
import { type MetricsDoor, openMetricsDoor } from '../api/metrics-door.ts';
import { assemble, type Lectern } from '../assemble.ts';
import type { Config } from '../base/config.ts';
import { errorCode, Failure } from '../base/failure.ts';
import { openLog } from '../base/log.ts';
import { warmUp } from '../flows/warm-up.ts';
import { EXIT } from './exit-codes.ts';

// Service managers kill after 10 s (Docker) or later; what is not given back by then is found again at the start.
const DRAIN_MS = 8000;
const GIVE_UP_MS = 9500;

/** The server, with workers unless SERVE_JOBS is off, until SIGTERM or SIGINT. Throws: Failure `open_by_accident`. */
export async function serve(config: Config): Promise<number> {
  checkAccess(config);
  const lectern = await assemble(config, openLog(config));
  const server = await lectern.server();
  const door = await orClose(lectern, async () => {
    await server.listen({ host: config.HOST, port: config.PORT });
    return openMetricsDoor(lectern);
  });
  if (config.SERVE_JOBS) await lectern.runner.start();
  process.stdout.write(`Lectern ${lectern.version} is ready at ${server.listeningOrigin}\n`);
  startWarmUp(lectern);
  return untilStopped(lectern, () => Promise.all([server.close(), door?.close()]));
}

/** Workers alone, for a database that other processes serve. */
export async function work(config: Config): Promise<number> {
  const lectern = await assemble(config, openLog(config));
  const door = await orClose(lectern, () => openMetricsDoor(lectern));
  await lectern.runner.start();
  process.stdout.write(`Lectern ${lectern.version} takes ${config.CONCURRENT_JOBS} jobs at once\n`);
  startWarmUp(lectern);
  return untilStopped(lectern, () => Promise.resolve(door?.close()));
}

/** Throws: Failure `port_in_use`. */
async function orClose(
  lectern: Lectern,
  listen: () => Promise<MetricsDoor | undefined>,
): Promise<MetricsDoor | undefined> {
  try {
    return await listen();
  } catch (error) {
    await lectern.close(0);
    if (errorCode(error) !== 'EADDRINUSE') throw error;
    const { HOST, PORT, METRICS_PORT } = lectern.config;
    const ports = METRICS_PORT === undefined ? `Port ${PORT}` : `Port ${PORT} or ${METRICS_PORT}`;
    throw new Failure('port_in_use', `${ports} of ${HOST} is in use.`, { cause: error });
  }
}

function startWarmUp({ log, runner, threads }: Lectern): void {
  warmUp(threads, () => runner.active > 0).catch((error: unknown) => {
    log.warn({ event: 'warm_up_failed', err: error });
  });
}

async function untilStopped(lectern: Lectern, stopServing: () => PromiseLike<unknown>): Promise<number> {
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  });
  lectern.log.info({ event: 'stopping', jobs: lectern.runner.active });
  setTimeout(() => process.exit(EXIT.ok), GIVE_UP_MS).unref();
  await Promise.all([stopServing(), lectern.runner.stop(DRAIN_MS)]);
  await lectern.close(0);
  lectern.log.info({ event: 'stopped' });
  return EXIT.ok;
}
