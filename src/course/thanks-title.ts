const THANKS =
  /^(?:ac?knowledge?ments?(?: and (?:credits|thanks))?|(?:special )?thanks(?: to)?|danksagung(?:en)?|dank(?:e schön|eschön)?|remerciements|agradecimientos?|agradecimentos?|ringraziamenti|благодарности|致谢|致謝|謝辞)[ .!]*$/iu;

/** Whether a title, without its number, announces thanks: what stands under it is not to be learned. */
export const isThanksTitle = (title: string): boolean => THANKS.test(title);
