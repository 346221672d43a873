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
const LAYOUT =
  /^(?:frac|sqrt|text|mathrm|mathbf|mathit|operatorname|left|right|cdot|times|le|leq|ge|geq|neq|ne|approx|sum|prod|int|infty|partial|in|to|quad|bar|hat|vec|overline|dots|ldots|cdots|pm|div|begin|end)$/;

/** Whether the evidence names all that a formula names. In: `tight` is the evidence after `norm`, without spaces. */
export function isFormulaHeld(tex: string, tight: string): boolean {
  const plain = tex
    .replace(COMMAND, (_whole, name: string) => SIGNS[name] ?? (LAYOUT.test(name) ? ' ' : ` ${name} `))
    .normalize('NFKC')
    .toLowerCase();
  if (tight.includes(plain.replace(/[\s{}_^\\]/g, ''))) return true;
  return (plain.match(TOKEN) ?? []).every((token) => tight.includes(token) || isProduct(token, tight));
}

/** "ab" is a product of two letters where the page has them apart. */
const isProduct = (token: string, tight: string): boolean =>
  /^\p{L}{2,3}$/u.test(token) && [...token].every((letter) => tight.includes(letter));
