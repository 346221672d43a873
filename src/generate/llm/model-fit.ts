/** How much one request to a model may hold. */
export interface ModelFit {
  /** Everything that is sent: the rules, the source, what is asked. */
  inputTokens: number;
  outputTokens: number;
}
