const ADMONITION =
  /^(?:note|tip|warning|caution|important|hint|attention|danger|see also|hinweis|achtung|tipp|warnung|wichtig|remarque|avertissement|astuce|nota|aviso|consejo|importante|advertencia|precauci[oó]n|cuidado|sugerencia|avvertenza|suggerimento|dica|let op|waarschuwing|примечание|подсказка|внимание|предупреждение|предостережение|совет|注意|提示|警告|小心)\s?[:!.]?$/iu;

/** Whether a text is nothing but the label of a note, as "Caution": no contents list it, and it names nothing. */
export const isAdmonition = (text: string): boolean => ADMONITION.test(text);
