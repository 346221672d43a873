/**
 * Of all texts and judgements together: a thread makes some 50,000 of a book of 1,158 pages, about 15 MB with their texts.
 * When there are more, all are forgotten.
 */
const MOST_REMEMBERED = 60_000;
let inAll = 0;
const forgetters: (() => void)[] = [];

/**
 * A judgement of a text that is made once and then remembered, for each `Rules` by themselves. What a lesson asks of its
 * sentences, the questions about it ask again.
 *
 * In: `judge` depends on nothing but what it is given; nobody changes what it gives.
 */
export function remembered<Rules extends object, Value extends NonNullable<unknown>>(
  judge: (text: string, rules: Rules) => Value,
): (text: string, rules: Rules) => Value {
  let known = new WeakMap<Rules, Map<string, Value>>();
  forgetters.push(() => {
    known = new WeakMap();
  });
  return (text, rules) => {
    let values = known.get(rules);
    if (values === undefined) {
      values = new Map();
      known.set(rules, values);
    }
    let value = values.get(text);
    if (value === undefined) {
      value = judge(text, rules);
      values.set(text, value);
      inAll += 1;
      if (inAll >= MOST_REMEMBERED) forgetAll();
    }
    return value;
  };
}

function forgetAll(): void {
  for (const forget of forgetters) forget();
  inAll = 0;
}
