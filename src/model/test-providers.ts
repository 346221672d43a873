import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { type Config, parseConfig } from '../base/config.ts';
import { type Logger, openLog } from '../base/log.ts';
import type { ModelAbilities } from './model-abilities.ts';
import type { ModelRequest } from './model-request.ts';
import { type Models, openModels } from './models.ts';

/** A request as a provider gets it. */
export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: unknown;
}

/** A provider that a test has written itself, over real HTTP. */
export interface TestProvider {
  /** Without a path. */
  url: string;
  received: Received[];
  close: () => Promise<void>;
}

export async function startProvider(
  answer: (request: Received, response: ServerResponse) => void,
): Promise<TestProvider> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (piece: string) => {
      text += piece;
    });
    request.on('end', () => {
      const body: unknown = text === '' ? undefined : JSON.parse(text);
      const whole = { path: request.url ?? '', headers: request.headers, body };
      received.push(whole);
      answer(whole, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: object = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** Server-sent events; with the name of each where the provider's protocol has names. */
export function sendEvents(response: ServerResponse, events: readonly object[], headers: object = {}): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', ...headers });
  for (const event of events) {
    const name = 'type' in event && typeof event.type === 'string' ? `event: ${event.type}\n` : '';
    response.write(`${name}data: ${JSON.stringify(event)}\n\n`);
  }
  response.end();
}

/** An answer of OpenAI's protocol in one piece. */
export function sendCompletion(response: ServerResponse, text: string, headers: object = {}): void {
  const chunk = (more: object) => ({ id: 'c1', created: 0, model: 'm', ...more });
  sendEvents(
    response,
    [
      chunk({ choices: [{ index: 0, delta: { role: 'assistant', content: text }, finish_reason: null }] }),
      chunk({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }),
    ],
    headers,
  );
}

export async function modelsOf(
  env: Record<string, string>,
  log: Logger = openLog({ LOG_LEVEL: 'silent' }),
): Promise<{ models: Models; config: Config }> {
  const config = parseConfig(env);
  const models = await openModels(config, log);
  if (models === undefined) throw new Error('No model is configured.');
  return { models, config };
}

export const ABLE: ModelAbilities = {
  output: 'schema',
  contextTokens: 8192,
  thinkingTokens: 0,
  firstTokenMs: 0,
  tokensPerSecond: 100,
};

export const REQUEST: ModelRequest = {
  task: 'lesson',
  promptVersion: 1,
  system: 'You write lessons.',
  prompt: 'p1.s1 A vector is a list of numbers.\np1.s2 Its length is how many there are.\nWrite a lesson.',
  schema: {
    name: 'lesson',
    json: {
      type: 'object',
      properties: { text: { type: 'string' }, cites: { type: 'array', items: { type: 'string' } } },
      required: ['text', 'cites'],
      additionalProperties: false,
    },
  },
  example: '{"text":"Trees grow.","cites":["p9.s9"]}',
  maxOutputTokens: 500,
};
