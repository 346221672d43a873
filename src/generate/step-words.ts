// Words of all languages that have phrases, in one pattern each: what announces steps looks alike in none of them
// and in no other sense in another.

/** What a title or a lead-in calls a list whose order counts. */
export const ANNOUNCES_STEPS =
  /\b(?:steps?|procedures?|process|workflow|road ?map|algorithm|recipe)\b|schritt|vorgehen|\bablauf\b|\bverfahren\b|algorithmus|\bétapes?\b|\bprocédure|\bprocessus\b|marche à suivre|\bpasos?\b|\bprocedimiento|\bproceso\b|\bpassi\b|\bpassaggi\b|\bprocedura\b|\bpassos?\b|\betapas?\b|\bprocedimento|\bprocesso\b|шаг|этап|процедур|алгоритм|последовательност|步骤|步驟|流程|步。|手順|ステップ|流れ|خطوات|إجراءات|चरण|प्रक्रिया/iu;

/** What a title or a lead-in calls a list whose order does not count. */
export const ANNOUNCES_CHOICE =
  /\b(?:check ?list|rules?|schemes?|tips|options|either|one of|alternatives?|choose|choices|reasons?|ways|criteria|requirements|if)\b|regeln?\b|hinweise|möglichkeiten|règles?\b|conseils|reglas?\b|opciones|consejos|regole|opzioni|regras?\b|opções|правил|вариант|规则|規則|选项|選項|ルール|選択|قواعد|خيارات|नियम|विकल्प/iu;

/** What a step opens with, or holds, that tells its place among the others. */
export const TELLS_PLACE =
  /^(?:after|before|once|when|then|next|first|second|third|last|finally|now|again|nach(?:dem)?|danach|dann|zuerst|zunächst|schließlich|bevor|sobald|después|tras|luego|finalmente|primero|antes|una vez|après|ensuite|enfin|d’abord|puis|avant|dopo|poi|infine|prima|depois|em seguida|por fim|primeiro|после|затем|потом|сначала|наконец|перед)(?![\p{L}\p{M}])|^(?:首先|然后|然後|接着|接著|最后|最後|之后|之後|まず|次に|بعد|ثم|أولا|أخيرا|इसके बाद|फिर|पहले)|\((?:again|noch einmal|de nuevo|encore|снова)\)|\b(?:previous|preceding|next|last) steps?\b/iu;

/** "Step 3: ..." as a title or at the start of a paragraph. */
export const STEP_LABEL =
  /^(?:step|schritt|étape|paso|passo|etapa|шаг|этап|चरण|الخطوة|步骤|步驟|手順|ステップ) ?(\d{1,2})(?: ?[.:)：–—-]+ ?| )(?=\S)(.+)$/iu;
