/** TeX for signs that a page prints. */
const SIGNS: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  varepsilon: 'ε',
  zeta: 'ζ',
  eta: 'η',
  theta: 'θ',
  iota: 'ι',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  xi: 'ξ',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  phi: 'φ',
  varphi: 'φ',
  chi: 'χ',
  psi: 'ψ',
  omega: 'ω',
  Gamma: 'γ',
  Delta: 'δ',
  Theta: 'θ',
  Lambda: 'λ',
  Sigma: 'σ',
  Phi: 'φ',
  Psi: 'ψ',
  Omega: 'ω',
};
const COMMAND = /\\([a-zA-Z]+)/g;
/** Names, numbers and Greek letters: what a formula is about. Signs and layout are set in too many ways. */
const TOKEN = /\p{N}+(?:\.\p{N}+)?|[\p{Script=Greek}]|[a-z]+/gu;
/** Commands that only set what they hold. */
const SET =
  /^(?:frac|sqrt|text|mathrm|mathbf|mathit|operatorname|left|right|cdot|times|le|leq|ge|geq|neq|ne|approx|sum|prod|int|infty|partial|in|to|quad|bar|hat|vec|overline|dots|ldots|cdots|pm|div|begin|end)$/;

/** Whether a formula names what the evidence does not. In: `tight` is the evidence after `norm`, without spaces. */
export function formulaFaults(tex: string, tight: string): boolean {
  const plain = tex
    .replace(COMMAND, (_whole, name: string) => SIGNS[name] ?? (SET.test(name) ? ' ' : ` ${name} `))
    .normalize('NFKC')
    .toLowerCase();
  const whole = plain.replace(/[\s{}_^\\]/g, '');
  if (tight.includes(whole)) return false;
  // "ab" is a product of two letters where the page has them apart.
  return (plain.match(TOKEN) ?? []).some(
    (token) =>
      !tight.includes(token) &&
      ![...token].every((letter) => /\p{L}/u.test(letter) && tight.includes(letter) && token.length < 4),
  );
}
