import { norm } from '../../course/norm.ts';

/** Up to so many characters between the words of one order. */
const NEAR = '[^.!?。！？।]{0,60}?';

const order = (...parts: readonly string[]): RegExp => new RegExp(`(?<!\\p{L})${parts.join(NEAR)}`, 'iu');

/** "Ignore the above instructions", in the languages whose courses have wording of their own, and a few more. */
const FORGET = [
  order(
    '(?:ignore|disregard|forget|override|bypass|skip|do not follow|stop following)',
    '(?:previous|above|prior|earlier|preceding|foregoing|existing|original|your|other|all|any)',
    '(?:instructions?|prompts?|directives?|system messages?|guidelines)',
  ),
  order(
    '(?:ignore|disregard|forget)',
    '(?:everything|all|anything)',
    '(?:above|before|prior|previous|so far|told|said)',
  ),
  order('(?:ignore|disregard) the (?:above|previous|foregoing)(?: text| content)? and'),
  order(
    '(?:ignor[ae]|ignor[ae]d|ignorar|olvid[ae]|haz caso omiso)',
    'instrucciones|(?:indicaciones|órdenes)',
    '(?:anteriores|previas|arriba|sistema)',
  ),
  order(
    '(?:ignore[zr]?|oublie[zr]?|ne tene?[zs]? pas compte)',
    '(?:instructions|consignes)',
    '(?:précédentes|ci-dessus|antérieures|système)',
  ),
  order(
    '(?:ignorier\\p{L}*|vergiss|vergessen|missacht\\p{L}*)',
    '(?:vorherig|obig|bisherig|vorangegangen|früher|alle)\\p{L}*',
    '(?:anweisung|instruktion|befehl|vorgabe)\\p{L}*',
  ),
  order('(?:ignora\\p{L}*|dimentica\\p{L}*)', 'istruzioni', '(?:precedenti|sopra|sistema)'),
  order(
    '(?:ignor\\p{L}+|esqueça|esqueca|desconsider\\p{L}+)',
    'instruções',
    '(?:anteriores|acima|prévias|sistema)',
  ),
  order(
    '(?:игнорируй\\p{L}*|проигнорируй\\p{L}*|забудь\\p{L}*)',
    '(?:предыдущ|прежн|вышеуказанн|все|эти)\\p{L}*',
    '(?:инструкци|указани|команд)\\p{L}*',
  ),
  /(?:忽略|无视|無視|忽視|忘记|忘記|不要理会)[^。！？]{0,12}(?:以上|上述|之前|先前|前面|此前|所有)[^。！？]{0,10}(?:指令|指示|说明|說明|提示|命令|要求|内容)/u,
  /(?:上記|以前|これまで|前述|上|前)の?[^。！？]{0,10}(?:指示|命令|プロンプト)[^。！？]{0,10}(?:無視|忘れ)/u,
  /(?:이전|위의|앞의|모든)[^.!?]{0,12}(?:지시|명령|프롬프트)[^.!?]{0,12}(?:무시|잊)/u,
  /(?:تجاهل|انس|إنس)[^.!؟]{0,40}(?:التعليمات|الأوامر|الإرشادات|السابق)/u,
  /(?:पिछले|पूर्व|उपरोक्त|ऊपर|सभी)[^।?!]{0,40}(?:निर्देश|आदेश)[^।?!]{0,40}(?:अनदेखा|नज़रअंदाज़|नजरअंदाज|भूल|उपेक्षा)/u,
];

/** Speaks to who writes the course instead of to a reader. */
const ADDRESSED = [
  order(
    '(?:you are|act as|pretend to be|behave as)',
    '(?:ai|language model|chatbot|llm|gpt|ai assistant)(?!\\p{L})',
  ),
  order('(?:if|when|since) you are an? (?:ai|llm|language model|large language model|automated)'),
  order(
    '(?:note|message|instructions?|attention|important)',
    '(?:to|for)(?: the| any| all)? (?:ai|llms?|language models?|chatbots?|assistants?|models? reading)(?!\\p{L})',
  ),
  order(
    '(?:ai|llm|language model|chatbot)s?(?: assistants?| models?)?',
    '(?:must|should|shall|reading this|processing this|summari[sz]ing this)',
  ),
  order(
    '(?:reveal|print|repeat|show|output|leak)',
    '(?:your|the)',
    '(?:system prompt|system message|initial instructions|hidden instructions|original instructions)',
  ),
  order('from now on,? (?:you|respond|reply|answer|only|always|ignore|act)'),
  order(
    '(?:your )?(?:new|updated|real|actual) (?:instructions?|system prompt|task|role) (?:are|is|from)(?!\\p{L})',
  ),
  order('new (?:system )?(?:instructions?|prompt):'),
  order('du bist (?:jetzt )?(?:ein|eine) (?:ki|künstliche intelligenz|sprachmodell|assistent)(?!\\p{L})'),
  order(
    '(?:eres|actúa como) (?:ahora )?(?:una?) (?:ia|inteligencia artificial|modelo de lenguaje|asistente)(?!\\p{L})',
  ),
  order(
    '(?:tu es|vous êtes|agis comme) (?:maintenant )?(?:une?) (?:ia|intelligence artificielle|modèle de langage|assistant)(?!\\p{L})',
  ),
  /(?:你|您)(?:现在|現在)?是(?:一个|一個)?(?:AI|人工智能|语言模型|聊天机器人)/iu,
];

/** A message that pretends to be from the program around the model: "SYSTEM: you must ...". */
const FAKE_MESSAGE =
  /^[\s[<#*({"'/-]*(?:system|assistant|developer)(?: (?:message|prompt|override|note|instructions?))?\s*[\]>#*)}"']*\s*(?::|\]|>|\n)[\s\S]{0,200}?(?<!\p{L})(?:you|your|must|ignore|respond|reply|answer|write|output|say|follow|obey|instructions?)(?!\p{L})/iu;
const FAKE_HEADER =
  /^[\s[<#*]*(?:system (?:prompt|message|override)|begin system|end system|end of (?:document|prompt|source))/iu;
const HEADED = /#{2,}\s*(?:instruction|system|response|assistant|human|user)s?\s*:/iu;
/** Marks that part the messages of a conversation in what models are trained on. */
const CHAT_MARK =
  /<\|[\w ]{2,30}\|>|\[\/?INST\]|<<\/?SYS>>|<\/?(?:start_of_turn|end_of_turn)>|<\/?(?:system|assistant|user|human|tool_call|function_call)>|(?:^|\s)(?:human|user): [\s\S]{0,400}?\s(?:assistant|ai): /iu;

/** "i g n o r e" is read by a model as it is by a person. */
const SPACED = /(?<!\S)(?:\p{L} ){4,}\p{L}(?!\S)/gu;

/**
 * Whether a text speaks to a language model: gives it orders, pretends to be a message of the program around it, or
 * holds the marks of a conversation. A book about such orders is hit as well; what it says of them is then not taught.
 */
export function addressesModel(text: string): boolean {
  const plain = norm(text).replace(SPACED, (word) => word.replaceAll(' ', ''));
  return (
    CHAT_MARK.test(plain) ||
    CHAT_MARK.test(text) ||
    FAKE_MESSAGE.test(plain) ||
    FAKE_HEADER.test(plain) ||
    HEADED.test(plain) ||
    [...FORGET, ...ADDRESSED].some((pattern) => pattern.test(plain))
  );
}
