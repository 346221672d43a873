/** More sentences than a book has; each is asked about by key points, quotes, cards and every kind of question. */
const MOST_KNOWN = 20_000;

/**
 * A judgement of a text that is made once and then remembered, for each `Rules` by themselves. What a lesson asks of its
 * sentences, the questions about it ask again: with few known, half of that was judged twice.
 *
 * In: `judge` depends on nothing but what it is given; nobody changes what it gives.
 */
export function remembered<Rules extends object, Value extends NonNullable<unknown>>(
  judge: (text: string, rules: Rules) => Value,
): (text: string, rules: Rules) => Value {
  const known = new WeakMap<Rules, Map<string, Value>>();
  return (text, rules) => {
    let values = known.get(rules);
    if (values === undefined || values.size >= MOST_KNOWN) {
      values = new Map();
      known.set(rules, values);
    }
    let value = values.get(text);
    if (value === undefined) {
      value = judge(text, rules);
      values.set(text, value);
    }
    return value;
  };
}
