import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseReply } from './parse-reply.ts';

const Schema = z.object({ title: z.string(), points: z.array(z.string()).min(1) });
const VALUE = { title: 'Stacks', points: ['A {brace} and a "quote"', 'last'] };
const JSON_TEXT = JSON.stringify(VALUE);

describe('parseReply', () => {
  it.each([
    ['plain', JSON_TEXT],
    ['in a fence', `\`\`\`json\n${JSON_TEXT}\n\`\`\``],
    ['in a fence with words around it', `Here is it:\n\n\`\`\`\n${JSON_TEXT}\n\`\`\`\nI hope this helps!`],
    ['behind thoughts that hold JSON', `<think>\nMaybe {"an": "answer"}?\n</think>\n${JSON_TEXT}`],
    ['behind thoughts whose beginning was lost', `Let me see {"a": 1}</think>${JSON_TEXT}`],
    ['between words', `Sure! ${JSON_TEXT} Anything else?`],
    ['after another object', `{"note": "first"}\n${JSON_TEXT}`],
    ['with a comma too many', JSON_TEXT.replace(']}', ',],}')],
    ['with single quotation marks', `{'title': 'Stacks', 'points': ['A {brace} and a "quote"', 'last']}`],
    ['with a line break behind a text', JSON_TEXT.replace('last"', 'last"\n')],
  ])('reads an object %s', (_name, text) => {
    expect(parseReply(text, Schema)).toEqual({ value: VALUE, faults: [] });
  });

  it.each([
    ['there is none', undefined, 'There was no answer.'],
    ['it is empty', ' \n', 'The answer was empty.'],
    ['it is thoughts alone', '<think>I wonder {', 'The answer was empty.'],
    ['it is prose', 'A stack is a list.', 'The answer held no JSON object.'],
    [
      'it refuses',
      "I'm sorry, but I can't help with that.",
      'The answer was a refusal. Answer with the JSON object.',
    ],
    ['it is cut off in a text', JSON_TEXT.slice(0, 40), 'The answer was cut off in its middle. Write less.'],
    [
      'it is cut off behind one',
      '{"title": "Stacks", "points": ["one",',
      'The answer was cut off in its middle. Write less.',
    ],
  ])('says what is wrong where %s', (_name, text, fault) => {
    expect(parseReply(text, Schema)).toEqual({ value: undefined, faults: [fault] });
  });

  it('names the fields that do not fit', () => {
    const { value, faults } = parseReply('{"title": 3, "points": []}', Schema);
    expect(value).toBeUndefined();
    expect(faults).toHaveLength(2);
    expect(faults[0]).toMatch(/^title: /);
    expect(faults[1]).toMatch(/^points: /);
  });
});
