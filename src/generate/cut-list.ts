/** Whether a text was cut before the last of a list: "to unpack, build" of "to unpack, build, and upload packages". */
export const isCutList = (head: string, whole: string): boolean =>
  head.includes(',') && /^, (?:and|or|y|e|o|et|ou|und|oder) /u.test(whole.slice(head.length));
