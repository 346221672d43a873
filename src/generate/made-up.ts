/** Names that are made up for an example, and those that stand for what the reader puts in. */
const MADE_UP =
  /(?<![a-z])(?:(?:lib)?foo|bar|baz|qux|xxx|yyy|acme|alice|bob)(?![a-z])|^[/~.]*(?:my|your)[-_.]?\p{L}|example|hello|sample|dummy|packagename|username|hostname|filename|1234|whatever|path\/to|\d{3,}|loquesea|beispiel|exemple|ejemplo/iu;

export const isMadeUp = (name: string): boolean => MADE_UP.test(name);
