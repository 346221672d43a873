/** What models say of themselves when they will not or cannot answer; no source says it in a lesson. */
const REFUSALS = [
  /\b(?:i['’]?m|i am) (?:sorry|afraid|unable|not able)\b/i,
  /\bi (?:can(?:no|['’])t|cannot|won['’]?t|will not) (?:help|assist|comply|provide|answer|fulfil|do that|continue|create|write|generate)/i,
  /\bas an? (?:ai|artificial intelligence|large language model|language model|assistant)\b/i,
  /\bi (?:do not|don['’]t) have (?:access|enough information|the ability)\b/i,
  /\b(?:lo siento|lo lamento),? (?:pero )?no puedo\b|\bcomo (?:modelo de lenguaje|inteligencia artificial|un modelo de)/i,
  /\b(?:désolée?|je regrette),? (?:mais )?je ne (?:peux|puis)\b|\ben tant qu['’](?:ia|intelligence artificielle|assistant|un modèle)/i,
  /\b(?:es tut mir leid|tut mir leid|entschuldigung),? .{0,20}\bich kann\b|\bals (?:ki|sprachmodell|künstliche intelligenz)\b/i,
  /\b(?:mi dispiace),? (?:ma )?non posso\b|\bcome modello linguistico\b/i,
  /\b(?:desculpe|lamento|sinto muito),? (?:mas )?não posso\b|\bcomo um modelo de linguagem\b/i,
  /(?:извините|к сожалению),? (?:но )?я не могу|как (?:языковая модель|искусственный интеллект)/i,
  /(?:抱歉|对不起|對不起).{0,8}我?(?:无法|不能|無法)|作为(?:一个)?(?:AI|人工智能|语言模型)|申し訳(?:ありません|ございません).{0,20}(?:できません|お答え)|言語モデルとして/i,
  /(?:आसिफ़|क्षमा करें|माफ़ कीजिए|खेद है).{0,30}नहीं|(?:آسف|عذرا|أعتذر).{0,20}لا (?:أستطيع|يمكنني)/i,
];

/** Whether a text speaks as a model that refuses. */
export const isRefusal = (text: string): boolean => REFUSALS.some((refusal) => refusal.test(text));
