import { buildModelBook } from './models/build-model-book.ts';
import { type EndedJob, makeAtOnce, readCourse } from './models/make-at-once.ts';
import { measureModelKills } from './models/measure-model-kills.ts';
import { measureQueue } from './models/measure-queue.ts';
import { LATENCY_MS, withModel } from './models/with-model.ts';
import { type Figure, formatTable, median, seconds } from './table.ts';

const IN_FLIGHT = 16;
const FEW_IN_FLIGHT = 10;
const AMPLE = 200;
const FAULT_SHARE = 0.2;

/** What the fake provider says that is no part of an answer. */
const PROVIDER_WORDS =
  /as it was asked to|Too many requests|can't help with that|<think>|I hope this helps|p99999|rate_limit_error|server_error|```json/;

const ownersOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    owner: `owner-${index + 1}`,
    bytes: buildModelBook(`the survey of ${['Alden', 'Brome', 'Calder', 'Dunmore', 'Elgin'][index]}`),
  }));

const slowestOf = (ended: readonly EndedJob[]): number => Math.max(...ended.map(({ tookMs }) => tookMs));

const areDone = (ended: readonly EndedJob[]): boolean =>
  ended.every(({ job }) => job.status === 'completed' && job.problems.length === 0);

/** A first job makes the server load what it needs, and finds out what the model can do. */
const warmUp = (url: string) => makeAtOnce(url, [{ owner: 'first', bytes: buildModelBook('somebody else') }]);

const ROUNDS = 3;

/** One course, against the time that its calls need one after the other and side by side. */
async function measureOne(): Promise<{ figure: Figure; calls: number }> {
  return withModel({}, { LLM_MAX_IN_FLIGHT: String(IN_FLIGHT) }, async ({ server, model }) => {
    await warmUp(server.url);
    const before = model.counts().calls;
    const rounds: EndedJob[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const bytes = buildModelBook(`the gazetteer of ${round}`);
      rounds.push(...(await makeAtOnce(server.url, [{ owner: 'one', bytes }])));
    }
    const calls = (model.counts().calls - before) / ROUNDS;
    // The outline's calls go side by side; everything else after them, as many at once as are let in.
    const criticalMs = LATENCY_MS * (1 + Math.ceil((calls - 1) / IN_FLIGHT));
    const times = rounds.map(({ tookMs }) => tookMs);
    const ratio = median(times) / criticalMs;
    const figure = {
      what: `one course of 8 modules and 40 lessons, ${calls} calls of 1 s, ${IN_FLIGHT} at once: ${seconds(median(times))} (${seconds(Math.min(...times))} to ${seconds(Math.max(...times))}), critical path ${seconds(criticalMs)}`,
      lectern: `${ratio.toFixed(2)} x`,
      wanted: 'at most 1.15 x',
      met: ratio <= 1.15 && areDone(rounds),
    };
    return { figure, calls };
  });
}

/** Five owners with nothing in their way, against one of them alone. */
async function measureFive(): Promise<Figure> {
  const settings = { LLM_MAX_IN_FLIGHT: String(AMPLE), CONCURRENT_JOBS: '5' };
  const [one, five] = await withModel({}, settings, async ({ server }) => {
    await warmUp(server.url);
    const [alone, ...others] = ownersOf(5);
    if (alone === undefined) throw new Error('There is nobody.');
    const single = await makeAtOnce(server.url, [{ ...alone, bytes: buildModelBook('nobody else') }]);
    return [single, await makeAtOnce(server.url, [alone, ...others])];
  });
  const ratio = slowestOf(five) / slowestOf(one);
  return {
    what: `five such courses at once with ample limits: ${seconds(slowestOf(five))}, one alone ${seconds(slowestOf(one))}`,
    lectern: `${ratio.toFixed(2)} x`,
    wanted: 'at most 1.2 x',
    met: ratio <= 1.2 && areDone([...one, ...five]),
    peer: 'old system: 3.2 x',
  };
}

/** Three owners who share ten calls at once. */
async function measureThree(): Promise<Figure> {
  const settings = { LLM_MAX_IN_FLIGHT: String(FEW_IN_FLIGHT) };
  return withModel({ mostInFlight: FEW_IN_FLIGHT }, settings, async ({ server, model }) => {
    await warmUp(server.url);
    const before = model.counts().calls;
    const ended = await makeAtOnce(server.url, ownersOf(3));
    const calls = model.counts().calls - before;
    const shareMs = LATENCY_MS * (1 + Math.ceil(calls / FEW_IN_FLIGHT));
    const ratio = slowestOf(ended) / shareMs;
    return {
      what: `three owners at once, 10 calls let in at once, ${calls} calls: fair share ${seconds(shareMs)}, slowest ${seconds(slowestOf(ended))}`,
      lectern: `${ratio.toFixed(2)} x`,
      wanted: 'at most 1.5 x',
      met: ratio <= 1.5 && areDone(ended),
    };
  });
}

/** A fifth of the calls goes wrong, in every way that the fake model knows. */
async function measureFaults(faultless: number): Promise<Figure> {
  return withModel({ faultShare: FAULT_SHARE }, { CONCURRENT_JOBS: '3' }, async ({ server, model }) => {
    const ended = await makeAtOnce(server.url, ownersOf(3));
    const texts = await Promise.all(ended.map((one) => readCourse(server.url, one)));
    const isClean = texts.every((text) => !PROVIDER_WORDS.test(text));
    const completed = ended.filter(({ job }) => job.status === 'completed').length;
    const embedded = ended.flatMap(({ job }) => job.problems).length;
    const ratio = model.counts().calls / (faultless * ended.length);
    return {
      what: `three courses with a fifth of the calls failing: ${completed} completed, ${embedded} parts made without the model, error text ${isClean ? 'none' : 'found'}; calls beside those of a run without faults`,
      lectern: `${ratio.toFixed(2)} x`,
      wanted: 'at most 1.3 x',
      met: ratio <= 1.3 && completed === ended.length && isClean,
    };
  });
}

/** Courses made with a model: how long, how fair, what faults and kills cost, and a long queue. */
export async function measureModels(): Promise<Figure[]> {
  const { figure, calls } = await measureOne();
  const figures = [figure];
  const parts = [
    measureFive,
    measureThree,
    () => measureFaults(calls),
    () => measureModelKills(calls),
    measureQueue,
  ];
  for (const measure of parts) {
    figures.push(...[await measure()].flat());
    // It takes ten minutes: what is known is shown, also when the next part breaks off.
    process.stderr.write(formatTable(figures));
  }
  return figures;
}
