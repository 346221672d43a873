import { norm } from '../../course/norm.ts';

/** Up to so many characters between the words of one order. */
const NEAR = '[^.!?。！？।]{0,60}?';

const order = (...parts: readonly string[]): RegExp => new RegExp(`(?<!\\p{L})${parts.join(NEAR)}`, 'iu');

/** "Do not forget the instructions above" says the contrary. */
const NOT_DENIED = "(?<!(?:not|n['’]t|never|no|non|não|не) |n['’])";
/** Where an order begins; "the processor can ignore all instructions" gives none. */
const BEGINS = '(?:(?<=^|[.!?:;"“(\\]>-]\\s*)|(?<=(?:please|now|must|should|then|and|to|ai|assistant),? ))';
const FORGET_EN = '(?:ignore|disregard|forget|override|bypass|do not follow|stop following)(?!\\p{L})';
const NOUNS_EN = '(?:instructions?|prompts?|directives?|system messages?|guidelines)(?!\\p{L})';

/** In Romance languages: all orders, or the orders before. */
const romance = (verbs: string, all: string, nouns: string, before: string): RegExp =>
  order(
    `${NOT_DENIED}${verbs}`,
    `(?:${all}${NEAR}${nouns}|${nouns}${NEAR}${before}|${before}${NEAR}${nouns})`,
  );

/** "Ignore the above instructions", in the languages whose courses have wording of their own, and a few more. */
const FORGET = [
  order(`${NOT_DENIED}${FORGET_EN}`, '(?:previous|above|prior|earlier|preceding|foregoing)', NOUNS_EN),
  order(`${BEGINS}${NOT_DENIED}${FORGET_EN}`, '(?:existing|original|your|other|all|any)', NOUNS_EN),
  order(`${NOT_DENIED}${FORGET_EN}`, 'instructions? (?:above|before|so far)'),
  order(
    `${NOT_DENIED}(?:ignore|disregard|forget)(?: about)? (?:everything|all|anything)(?: of)?(?: the| that)?(?: \\p{L}+){0,4} (?:above|before|prior|previous|so far|told|said)(?!\\p{L})`,
  ),
  order('(?:ignore|disregard) the (?:above|previous|foregoing)(?: text| content)? and'),
  romance(
    '(?:ignor(?:a|e|ad|ar|en)|olvid(?:a|e|ad|ar|en)|haz caso omiso)(?!\\p{L})',
    'todas',
    '(?:instrucciones|indicaciones|órdenes)',
    '(?:anteriores|previas|arriba|sistema)',
  ),
  romance(
    '(?:ignore[zr]?|oublie[zr]?|ne tene?[zs]? pas compte)(?!\\p{L})',
    'toutes',
    '(?:instructions|consignes)',
    '(?:précédentes|ci-dessus|antérieures|système)',
  ),
  order(
    '(?:ignorier\\p{L}*|vergiss(?! nicht)|vergessen sie|missacht\\p{L}*)',
    '(?:vorherig|obig|bisherig|vorangegangen|früher|alle)\\p{L}*',
    '(?:anweisung|instruktion|befehl|vorgabe)\\p{L}*',
  ),
  romance(
    '(?:ignora|ignorate|dimentica|dimenticate)(?!\\p{L})',
    'tutte',
    'istruzioni',
    '(?:precedenti|sopra|sistema)',
  ),
  romance(
    '(?:ignor(?:e|a|em|ar)|esqueça|esqueca|desconsider(?:e|a|em))(?!\\p{L})',
    'todas',
    'instruções',
    '(?:anteriores|acima|prévias|sistema)',
  ),
  order(
    `${NOT_DENIED}(?:игнорируй\\p{L}*|проигнорируй\\p{L}*|забудь\\p{L}*)`,
    '(?:предыдущ|прежн|вышеуказанн|все|эти)\\p{L}*',
    '(?:инструкци|указани|команд)\\p{L}*',
  ),
  /(?:忽略|无视|無視|忽視|忘记|忘記|不要理会)[^。！？]{0,12}(?:以上|上述|之前|先前|前面|此前|所有)[^。！？]{0,10}(?:指令|指示|说明|說明|提示|命令|要求|内容)/u,
  /(?:上記|以前|これまで|前述|上|前)の?[^。！？]{0,10}(?:指示|命令|プロンプト)[^。！？]{0,10}(?:無視|忘れ)/u,
  /(?:이전|위의|앞의|모든)[^.!?]{0,12}(?:지시|명령|프롬프트)[^.!?]{0,12}(?:무시|잊)/u,
  /(?:تجاهل|انس|إنس)[^.!؟]{0,40}(?:التعليمات|الأوامر|الإرشادات|السابق)/u,
  /(?:पिछले|पूर्व|उपरोक्त|ऊपर|सभी)[^।?!]{0,40}(?:निर्देश|आदेश)[^।?!]{0,40}(?:अनदेखा|नज़रअंदाज़|नजरअंदाज|भूल|उपेक्षा)/u,
];

const MODEL = '(?:ai|a\\.i\\.|llm|language model|chatbot|gpt|ai (?:assistant|model|system))';
/** "You are an AI researcher" speaks to a person. */
const NO_PERSON =
  "(?! (?:research|engineer|develop|student|expert|practition|scientist|company|team)|['’]s|\\p{L})";

/** Speaks to who writes the course instead of to a reader. */
const ADDRESSED = [
  order(
    `(?:you are|act as|pretend to be|behave as)(?: now| hereby)? (?:an?|the)(?: [\\p{L}-]+){0,3}? ${MODEL}${NO_PERSON}`,
  ),
  order(`(?:notes?|messages?) (?:to|for)(?: the| any| all)? ${MODEL}s?${NO_PERSON}`),
  order(`instructions? (?:to|for) (?:the|any|all) ${MODEL}s?${NO_PERSON}`),
  order(`(?:${MODEL}|assistant|model)s?(?: that (?:is|are))? (?:reading|processing|summari[sz]ing) this`),
  order(
    '(?:reveal|print|repeat|show|output|leak) (?:all of )?your (?:full |whole )?(?:system |initial |hidden |original )?(?:prompt|system message|instructions)',
  ),
  order(
    'from now on,? (?:you (?:must|answer|respond|are an?|will (?:answer|respond|write|act|ignore|obey|only))|respond|reply|answer|act as|ignore|only (?:answer|respond|write))',
  ),
  order('your (?:new|updated|real|actual) (?:instructions?|system prompt|task|role) (?:are|is)(?!\\p{L})'),
  order('new system (?:instructions?|prompt)(?!\\p{L})'),
  order('du bist (?:jetzt )?(?:ein|eine) (?:ki|künstliche intelligenz|sprachmodell|ki-assistent)(?!\\p{L})'),
  order(
    '(?:eres|actúa como) (?:ahora )?(?:una?) (?:ia|inteligencia artificial|modelo de lenguaje)(?!\\p{L})',
  ),
  order(
    '(?:tu es|vous êtes|agis comme) (?:maintenant )?(?:une?) (?:ia|intelligence artificielle|modèle de langage)(?!\\p{L})',
  ),
  /(?:你|您)(?:现在|現在)?是(?:一个|一個)?(?:AI|人工智能|语言模型|聊天机器人)/iu,
];

/** A message that pretends to be from the program around the model: "SYSTEM: you must ...". */
const FAKE_MESSAGE =
  /^[\s[<#*({"'/-]*(?:system|assistant|developer)(?: (?:message|prompt|override|note|instructions?))?\s*[\]>#*)}"']*\s*(?::|\]|>|\n)[\s\S]{0,200}?(?<!\p{L})(?:you (?:must|are|will|should|follow|shall)|your (?:task|role|instructions?)|ignore|disregard|respond|reply with|output|obey|follow|new instructions?)(?!\p{L})/iu;
const FAKE_HEADER =
  /^[\s[<#*]*(?:system (?:prompt|message|override)\b.{0,3}[:\]>]|begin system|end system|end of (?:prompt|source)\b)/iu;
const HEADED = /#{2,}\s*(?:instruction|system|response|assistant|human|user)s?\s*:/iu;
/** Marks that part the messages of a conversation in what models are trained on. */
const CHAT_MARK =
  /<\|[\w ]{2,30}\|>|\[\/?INST\]|<<\/?SYS>>|<\/?(?:start_of_turn|end_of_turn)>|^\s*<(?:system|assistant|user)>|<\/(?:system|assistant|tool_call|function_call)>|(?:^|\s)(?:human|user): [\s\S]{0,400}?\s(?:assistant|ai): /iu;

/** "i g n o r e" is read by a model as it is by a person. */
const SPACED = /(?<!\S)(?:\p{L} ){4,}\p{L}(?!\S)/gu;

/**
 * Whether a text speaks to a language model: gives it orders, pretends to be a message of the program around it, or
 * holds the marks of a conversation. A book about such orders is hit as well; what it says of them is then not taught.
 */
export function addressesModel(text: string): boolean {
  const known = told.get(text);
  if (known !== undefined) return known;
  const found = isAddressed(text);
  if (told.size >= MOST_TOLD) told.clear();
  told.set(text, found);
  return found;
}

/** A source is looked through for each question to a model and each reply: most texts come again. */
const told = new Map<string, boolean>();
const MOST_TOLD = 4000;

function isAddressed(text: string): boolean {
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
