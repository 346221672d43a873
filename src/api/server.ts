import { randomUUID } from 'node:crypto';
import multipart from '@fastify/multipart';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import Fastify, { type FastifyBaseLogger, LogController } from 'fastify';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import type { Activities } from '../base/activities.ts';
import type { Config } from '../base/config.ts';
import { Failure } from '../base/failure.ts';
import type { Logger } from '../base/log.ts';
import type { ModelsInfo } from '../course/model-info.ts';
import type { MeaningSearch } from '../flows/meaning-search.ts';
import type { ModelCalls } from '../flows/model-calls.ts';
import type { Runner } from '../flows/runner.ts';
import type { Threads } from '../flows/threads.ts';
import type { RecentJobs } from '../store/recent-jobs.ts';
import type { Store } from '../store/store.ts';
import type { JobWatch } from '../store/watch.ts';
import { addAccess } from './access.ts';
import { addAsking } from './asking.ts';
import { addBackup } from './backup.ts';
import { addCards } from './cards.ts';
import { addReading } from './course-reading.ts';
import { addCourses } from './courses.ts';
import { addDocumentReport } from './document-report.ts';
import { addDocumentText } from './document-text.ts';
import { addDocuments } from './documents.ts';
import { addEditing } from './editing.ts';
import { addHealth } from './health.ts';
import { addJobLessons } from './job-lessons.ts';
import { addJobs } from './jobs.ts';
import { addLive } from './live.ts';
import type { Metrics } from './metrics.ts';
import { addModels } from './models.ts';
import { addOutlines } from './outlines.ts';
import { addPage } from './page.ts';
import { sendProblem } from './problem-json.ts';
import { addQuestions } from './questions.ts';
import { addQuizzes } from './quizzes.ts';
import { addRequestSpans } from './request-spans.ts';
import { addSearching } from './searching.ts';
import { addUploads } from './uploads.ts';
import { addUsage } from './usage.ts';
import { addWebSocket } from './websocket.ts';

/** What the door opens on. */
export interface Lectern {
  activities: Activities;
  config: Config;
  log: Logger;
  version: string;
  store: Store;
  threads: Threads;
  watch: JobWatch;
  recentJobs: RecentJobs;
  runner: Runner;
  /** Made when they are first asked for. */
  metrics: () => Metrics;
  /** Undefined where no model is configured. */
  calls: ModelCalls | undefined;
  /** Undefined where no model for vectors is configured. */
  meaning: MeaningSearch | undefined;
  /** As `owner` sees them. */
  describeModels: (owner: string) => Promise<ModelsInfo>;
}

/** A Fastify whose schemas are zod's. */
export type Server = ReturnType<typeof createServer>;

// A connection that neither sends nor takes anything for this long is dropped; streams of events ping sooner.
const IDLE_CONNECTION_MS = 120_000;

/** Nothing inline, nothing from elsewhere: uploaded text may hold anything. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

function createServer(log: FastifyBaseLogger) {
  return Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    connectionTimeout: IDLE_CONNECTION_MS,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  })
    .setValidatorCompiler(validatorCompiler)
    .setSerializerCompiler(serializerCompiler)
    .withTypeProvider<ZodTypeProvider>();
}

/** Builds the HTTP server; it does not listen yet. */
export async function buildServer(lectern: Lectern): Promise<Server> {
  const server = createServer(lectern.log);
  server.setErrorHandler((error, request, reply) => sendProblem(request, reply, error));
  server.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('content-security-policy'))
      void reply.header('content-security-policy', CONTENT_SECURITY_POLICY);
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'same-origin');
  });
  addRequestSpans(server, lectern);
  await addAccess(server, lectern);
  await addWebSocket(server, lectern);
  await server.register(multipart, { throwFileSizeLimit: false });
  await addDescription(server, lectern.version);
  addHealth(server, lectern);
  addUploads(server, lectern);
  addJobs(server, lectern);
  addOutlines(server, lectern);
  addLive(server, lectern);
  addJobLessons(server, lectern);
  addCourses(server, lectern);
  addReading(server, lectern);
  addDocuments(server, lectern);
  addDocumentReport(server, lectern);
  addDocumentText(server, lectern);
  addQuizzes(server, lectern);
  addEditing(server, lectern);
  addQuestions(server, lectern);
  addCards(server, lectern);
  addAsking(server, lectern);
  addSearching(server, lectern);
  addModels(server, lectern);
  addUsage(server, lectern);
  addBackup(server, lectern);
  const sendApp = await addPage(server);
  server.setNotFoundHandler((request, reply) => {
    const isPerson = request.method === 'GET' && request.headers.accept?.includes('text/html') === true;
    if (isPerson) return sendApp(reply.code(404));
    const failure = new Failure('not_found', `There is nothing at ${request.method} ${request.url}.`);
    return sendProblem(request, reply, failure);
  });
  return server;
}

async function addDescription(server: Server, version: string): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Lectern',
        version,
        description:
          'PDFs in, a course out. Field names are snake_case, times ISO 8601 in UTC, pages count from 1.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
    },
    transform: jsonSchemaTransform,
  });
  server.get('/openapi.json', { schema: { hide: true } }, () => server.swagger());
  await server.register(swaggerUi, { routePrefix: '/docs', staticCSP: true });
}
