import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import { type Fault, HARMLESS } from './faults.ts';

const CHARS_PER_TOKEN = 4;
const CHUNKS = 8;
/** Between the pieces of a slow answer. */
const SLOW_MS = 200;
const REFUSAL = "I'm sorry, but I can't help with that.";
const CUT_SHARE = 0.6;

/** Tokens of a text, as roughly as English has them. */
export const tokensOf = (text: string): number => Math.ceil(text.length / CHARS_PER_TOKEN);

/** An error in the form in which OpenAI's servers send one. */
export function sendError(reply: FastifyReply, status: number, message: string): FastifyReply {
  const type = status === 429 ? 'rate_limit_error' : status < 500 ? 'invalid_request_error' : 'server_error';
  return reply.code(status).send({ error: { message, type, code: null, param: null } });
}

interface Answer {
  model: string;
  text: string;
  promptTokens: number;
  fault: Fault | undefined;
  isStream: boolean;
  /** Called before the last piece of an answer is sent that can be made use of. */
  onWhole: () => void;
}

/** Sends an answer as a whole or as events; returns when the caller has it, or has gone. */
export async function sendAnswer(response: ServerResponse, answer: Answer): Promise<void> {
  if (response.destroyed) return;
  const { text, reason } = written(answer);
  if (answer.isStream) await sendEvents(response, answer, text, reason);
  else await sendWhole(response, answer, text, reason);
}

/** The end of an answer: whoever has read it may ask again at once, so it is counted first. */
function finish(response: ServerResponse, { fault, onWhole }: Answer, last: string | Buffer): Promise<void> {
  if (!response.destroyed && (fault === undefined || HARMLESS.has(fault))) onWhole();
  response.end(last);
  return ended(response);
}

/** What the model says, and why it ends. */
function written({ text, fault }: Answer): { text: string; reason: string } {
  if (fault === 'refusal') return { text: REFUSAL, reason: 'stop' };
  if (fault === 'truncated')
    return { text: text.slice(0, Math.floor(text.length * CUT_SHARE)), reason: 'length' };
  if (fault === 'fenced') return { text: `\`\`\`json\n${text}\n\`\`\``, reason: 'stop' };
  if (fault === 'reasoning')
    return {
      text: `<think>\nThe user wants {"an": "answer"}. I read the sentences first.\n</think>\n${text}\nI hope this helps!`,
      reason: 'stop',
    };
  return { text, reason: 'stop' };
}

const usageOf = ({ promptTokens }: Answer, text: string) => ({
  prompt_tokens: promptTokens,
  completion_tokens: tokensOf(text),
  total_tokens: promptTokens + tokensOf(text),
});

async function sendWhole(
  response: ServerResponse,
  answer: Answer,
  text: string,
  reason: string,
): Promise<void> {
  const { fault, model } = answer;
  const body = Buffer.from(
    JSON.stringify({
      id: 'chatcmpl-fake',
      object: 'chat.completion',
      created: 0,
      model,
      choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: reason }],
      usage: usageOf(answer, text),
    }),
  );
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
  const half = Math.floor(body.length / 2);
  if (fault === 'stall' || fault === 'closed') {
    response.write(body.subarray(0, half));
    return breakOff(response, fault);
  }
  if (fault === 'slow') {
    response.write(body.subarray(0, half));
    await sleep(CHUNKS * SLOW_MS);
    return finish(response, answer, body.subarray(half));
  }
  return finish(response, answer, body);
}

async function sendEvents(
  response: ServerResponse,
  answer: Answer,
  text: string,
  reason: string,
): Promise<void> {
  const { fault, model } = answer;
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const send = (choices: unknown[], usage?: unknown): void => {
    const event = { id: 'chatcmpl-fake', object: 'chat.completion.chunk', created: 0, model, choices, usage };
    response.write(`data: ${JSON.stringify(event)}\n\n`);
  };
  const size = Math.max(1, Math.ceil(text.length / CHUNKS));
  for (let at = 0; at < text.length && !response.destroyed; at += size) {
    if (at >= text.length / 2 && (fault === 'stall' || fault === 'closed')) return breakOff(response, fault);
    send([
      { index: 0, delta: { role: 'assistant', content: text.slice(at, at + size) }, finish_reason: null },
    ]);
    if (fault === 'slow') await sleep(SLOW_MS);
  }
  send([{ index: 0, delta: {}, finish_reason: reason }]);
  send([], usageOf(answer, text));
  return finish(response, answer, 'data: [DONE]\n\n');
}

/** Leaves an answer in its middle: with the connection open until the caller gives up, or closed at once. */
async function breakOff(response: ServerResponse, fault: 'stall' | 'closed'): Promise<void> {
  if (fault === 'closed') {
    // What was written must be on its way, or the caller sees no answer at all.
    await sleep(10);
    response.destroy();
  }
  return ended(response);
}

const ended = (response: ServerResponse): Promise<void> =>
  response.writableFinished || response.destroyed
    ? Promise.resolve()
    : new Promise((resolve) => {
        response.once('finish', resolve);
        response.once('close', resolve);
      });
