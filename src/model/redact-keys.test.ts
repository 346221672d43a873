import { expect, it } from 'vitest';
import { parseConfig } from '../base/config.ts';
import { redactKeys } from './redact-keys.ts';

const config = parseConfig({
  OPENAI_API_KEY: 'my.own(key)',
  LLM_API_KEY: '',
  ANTHROPIC_API_KEY: 'other-key-1',
});

it.each([
  ['Incorrect API key provided: my.own(key).', 'Incorrect API key provided: [key].'],
  ['other-key-1 and my.own(key)', '[key] and [key]'],
  ['Incorrect API key provided: sk-proj-ab*********yz. See', 'Incorrect API key provided: [key] See'],
  ['authorization: Bearer abc123', 'authorization: Bearer [key]'],
  ['key AIzaSyD-1234567 is not valid', 'key [key] is not valid'],
  ['http://user:pass@host/v1 refused', 'http://[key]@host/v1 refused'],
  ['The task-force asked for keyboards.', 'The task-force asked for keyboards.'],
])('takes what is a key, or looks like one, out of %j', (text, redacted) => {
  expect(redactKeys(text, config)).toBe(redacted);
});
