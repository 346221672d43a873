import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { validate } from 'dockerfile-utils';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';

const dockerfile = readFileSync('deploy/Dockerfile', 'utf8');
const instructions = dockerfile
  .replaceAll(/^#.*\n/gm, '')
  .replaceAll(/\\\n\s*/g, '')
  .split('\n');
const { scripts, devDependencies } = z
  .object({ scripts: z.record(z.string(), z.string()), devDependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

const argumentsOf = (name: string): string[] =>
  instructions.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));

const words = (json: string): string[] => z.array(z.string()).parse(JSON.parse(json));

it('is a Dockerfile without mistakes', () => {
  expect(validate(dockerfile).map(({ message, range }) => `${range.start.line + 1}: ${message}`)).toEqual([]);
  expect(validate('FROM node\nCOPPY a b\n')).toHaveLength(1);
});

it('brings the Node that the tests run on', () => {
  expect(argumentsOf('ARG')).toEqual([`NODE_IMAGE=node:${devDependencies.node}-bookworm-slim`]);
  expect(argumentsOf('FROM').map((image) => image.split(' ')[0])).toEqual(
    ['$', '$'].map((sign) => `${sign}{NODE_IMAGE}`),
  );
});

it('starts Lectern with the flags of npm start, and proves the image with them', () => {
  const [command] = argumentsOf('ENTRYPOINT').map(words);
  const started = scripts.start?.split(' ') ?? [];
  expect([...(command ?? []), ...argumentsOf('CMD').flatMap(words)]).toEqual(started);
  expect(argumentsOf('RUN').at(-1)).toContain(`${command?.join(' ')} doctor`);
});

it('runs as a user who is not root, told by number', () => {
  expect(argumentsOf('USER')).toEqual(['1000:1000']);
});

it('sends the builder all that it copies, and no data, secret or test', () => {
  const rules = readFileSync('deploy/Dockerfile.dockerignore', 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  expect(rules[0]).toBe('*');
  const copied = argumentsOf('COPY')
    .filter((line) => !line.startsWith('--from'))
    .flatMap((line) => line.split(' ').slice(0, -1));
  expect([...new Set(copied)].sort()).toEqual(
    rules
      .filter((rule) => rule.startsWith('!'))
      .map((rule) => rule.slice(1))
      .sort(),
  );
  expect(rules).toEqual(expect.arrayContaining(['**/*.test.ts', '**/.env*', '**/node_modules']));
});

async function answering(status: number): Promise<Server> {
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/health' ? status : 404).end();
  }).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.close();
  });
  await once(server, 'listening');
  return server;
}

async function checkHealth(server: Server): Promise<unknown> {
  const [, json] = /CMD (\[.*\])$/.exec(argumentsOf('HEALTHCHECK')[0] ?? '') ?? [];
  const [program, ...args] = words(json ?? '');
  expect(program).toBe('node');
  const { port } = z.object({ port: z.int() }).parse(server.address());
  const child = spawn(process.execPath, args, { env: { PORT: String(port) }, stdio: 'ignore' });
  const [code]: unknown[] = await once(child, 'exit');
  return code;
}

it('counts as healthy exactly while /health answers well', async () => {
  expect(await checkHealth(await answering(200))).toBe(0);
  expect(await checkHealth(await answering(503))).toBe(1);
  const gone = await answering(200);
  const check = checkHealth(gone);
  gone.close();
  expect(await check).toBe(1);
});
