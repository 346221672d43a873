import type { Config } from '../base/config.ts';
import { asFailure } from '../base/failure.ts';
import { openLog } from '../base/log.ts';
import type { ModelName } from '../base/model-name.ts';
import { openEmbedder } from '../model/embedder.ts';
import type { ModelAbilities } from '../model/model-abilities.ts';
import { MODEL_TASKS } from '../model/model-request.ts';
import { type Models, openModels } from '../model/models.ts';
import { saveAbilities } from '../store/model-abilities.ts';
import { closeStore, openStore } from '../store/store.ts';
import { attempt, type Finding } from './finding.ts';

/** A server of one's own may have to load its model first. */
const MOST_MS = 5 * 60_000;

/** Asks each model that is configured what it can do. What their providers say goes to standard error. */
export async function checkModels(config: Config): Promise<Finding[]> {
  const log = openLog(config);
  const models = await openModels(config, log);
  if (models === undefined) {
    const detail = 'no model is configured; the embedded generator writes the courses and needs none';
    return [{ name: 'Model', ok: false, optional: true, detail }, ...(await checkEmbedder(config))];
  }
  const findings: Finding[] = [];
  const found = new Map<ModelName, ModelAbilities>();
  for (const model of models.all)
    findings.push(
      await attempt('Model', async () => {
        const abilities = await models.probe(model, AbortSignal.timeout(MOST_MS));
        found.set(model, abilities);
        return `${model} ${describeUse(models, model)}: ${describeAbilities(abilities)}; ${describePrice(models, model)}`;
      }),
    );
  await keepAbilities(config, found).catch((error: unknown) => {
    // A running Lectern has the embedded database to itself, and goes by what it has found out.
    if (asFailure(error).code !== 'database_locked') throw error;
  });
  return [...findings, ...(await checkEmbedder(config))];
}

/** Jobs go by what is kept, and need not ask again. */
async function keepAbilities(config: Config, found: ReadonlyMap<ModelName, ModelAbilities>): Promise<void> {
  if (found.size === 0) return;
  const store = await openStore(config);
  try {
    for (const [model, abilities] of found) await saveAbilities(store.db, model, abilities);
  } finally {
    await closeStore(store);
  }
}

function describeUse(models: Models, model: ModelName): string {
  const tasks = MODEL_TASKS.filter((task) => models.chain(task)[0] === model);
  if (tasks.length === MODEL_TASKS.length) return 'for everything';
  return tasks.length === 0 ? 'to fall back to' : `for ${tasks.join(', ')}`;
}

const OUTPUTS = {
  schema: 'keeps to a JSON Schema',
  json: 'writes JSON when it is told to',
  none: 'writes JSON only as far as its words are heeded',
} as const;

function describeAbilities(abilities: ModelAbilities): string {
  const { output, contextTokens, thinkingTokens, firstTokenMs, tokensPerSecond } = abilities;
  return [
    OUTPUTS[output],
    `reads ${contextTokens.toLocaleString('en')} tokens`,
    ...(thinkingTokens === 0 ? [] : [`thinks, with room for ${thinkingTokens.toLocaleString('en')} more`]),
    `begins after ${(firstTokenMs / 1000).toFixed(1)} s, then writes ${Math.round(tokensPerSecond)} tokens a second`,
  ].join(', ');
}

function describePrice(models: Models, model: ModelName): string {
  const prices = models.pricesOf(model);
  if (prices === undefined) return 'its price is not known (LLM_PRICES), so no cost limit can be kept';
  const { inputUsd, cachedUsd, outputUsd } = prices;
  return `USD a million tokens: ${inputUsd} in, ${cachedUsd} in again, ${outputUsd} out`;
}

async function checkEmbedder(config: Config): Promise<Finding[]> {
  const embedder = openEmbedder(config, openLog(config));
  if (embedder === undefined) return [];
  const finding = await attempt('Embeddings', async () => {
    const { vectors } = await embedder.embed(['A lectern holds a book.'], AbortSignal.timeout(MOST_MS));
    return `${embedder.model}: vectors of ${vectors[0]?.length ?? 0} numbers`;
  });
  return [finding];
}
