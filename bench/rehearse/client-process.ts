import { fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';
import { atEnd } from './cleanup.ts';

/** People in front of their screens, as a process of its own: what it does is not the server's work. */
export interface ClientProcess<Message> {
  tell(message: Message): void;
  /** Out: what it has seen so far. */
  ask<Seen>(shape: z.ZodType<Seen>): Promise<Seen>;
  stop(): void;
}

/** In: a script of this folder that says 'ready', hears messages, and answers each 'tell' with what it has seen. */
export async function startClient<Message extends object>(script: string): Promise<ClientProcess<Message>> {
  const child = fork(`bench/rehearse/${script}`, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  atEnd(() => child.kill('SIGKILL'));
  await once(child, 'message');
  return {
    tell: (message) => void child.send(message),
    async ask(shape) {
      const answered = once(child, 'message');
      child.send('tell');
      const [answer] = z.tuple([z.unknown()], z.unknown()).parse(await answered);
      return shape.parse(answer);
    },
    stop: () => void child.kill('SIGKILL'),
  };
}
