import { parseArgs } from 'node:util';
import { type FakeModelOptions, startFakeModel } from '../fake/fake-model.ts';
import { FAULTS, type Fault } from '../fake/faults.ts';
import { EXIT } from './exit-codes.ts';

const USAGE = `Usage: npm run fake-model -- [--port 5010] [--latency 1000] [--faults 0.2] [--kinds rate_limit,stall]
       [--seed 1] [--in-flight 10] [--key KEY]
Kinds of faults: ${FAULTS.join(', ')}
`;

const isFault = (name: string): name is Fault => FAULTS.some((fault) => fault === name);

/** `fake-model`: a provider for tests and demos, until it is interrupted; what it counted comes last. */
export async function fakeModel(args: readonly string[]): Promise<number> {
  const options = parseOptions(args);
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n${USAGE}`);
    return EXIT.usage;
  }
  const model = await startFakeModel(options);
  process.stdout.write(
    `A fake model answers at ${model.url}\nIts counts: ${model.url.replace('/v1', '/counts')}\n`,
  );
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  process.stdout.write(`${JSON.stringify(model.counts(), null, 2)}\n`);
  await model.close();
  return EXIT.ok;
}

function parseOptions(args: readonly string[]): FakeModelOptions | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '5010' },
        latency: { type: 'string', default: '1000' },
        faults: { type: 'string', default: '0' },
        kinds: { type: 'string', default: FAULTS.join(',') },
        seed: { type: 'string', default: '1' },
        'in-flight': { type: 'string' },
        key: { type: 'string' },
      },
    });
    const numberOf = (name: string, text: string, most: number): number => {
      const value = Number(text);
      if (!(value >= 0 && value <= most)) throw new Error(`--${name} is ${text}; it may be 0 to ${most}.`);
      return value;
    };
    const kinds = values.kinds.split(',').filter((name) => name !== '');
    const unknown = kinds.find((name) => !isFault(name));
    if (unknown !== undefined || kinds.length === 0) return `There is no fault "${unknown ?? ''}".`;
    return {
      port: numberOf('port', values.port, 65_535),
      latencyMs: numberOf('latency', values.latency, 600_000),
      faultShare: numberOf('faults', values.faults, 1),
      kinds: kinds.filter(isFault),
      seed: numberOf('seed', values.seed, 2 ** 32),
      ...(values['in-flight'] === undefined
        ? {}
        : { mostInFlight: numberOf('in-flight', values['in-flight'], 10_000) }),
      ...(values.key === undefined ? {} : { key: values.key }),
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
