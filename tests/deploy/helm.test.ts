import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SETTING_NAMES } from '../../src/base/config.ts';
import { checkManifests } from './check-manifests.ts';
import { findHelm, type Helm, type Manifest } from './helm.ts';

const helm = findHelm();
const EXISTING = ['--set', 'existingSecret=lectern-settings'];
const WITH_ALB = [...EXISTING, '--set', 'ingress.enabled=true'];

/** Sets of values that lead to every branch of the templates. */
const CASES: Record<string, string[]> = {
  'the values for EKS': ['--values', 'deploy/helm/eks.yaml'],
  'the values for any Kubernetes': ['--values', 'deploy/helm/any-kubernetes.yaml'],
  'a trial whose secret the chart makes': [
    '--set-string',
    'secrets.DATABASE_URL=postgresql://me:a@b/c,secrets.OPENAI_API_KEY=true,secrets.API_TOKEN=0123456789abcdef',
    '--set',
    'config.MAX_PAGES=100000,config.MAX_UPLOAD_MB=4096,config.OCR=off,config.LLM_PRICES=a:b=1/2/3',
  ],
  'as little as possible': [
    ...EXISTING,
    '--set',
    'api.autoscaling.enabled=false,worker.autoscaling.enabled=false,podDisruptionBudget.enabled=false',
    '--set',
    'networkPolicy.enabled=false,serviceAccount.create=false,data.claim.create=false,migrate.enabled=false',
    '--set',
    'config.BLOB_STORE=postgres',
  ],
  'as much as possible': [...EXISTING, '--values', 'tests/deploy/everything.yaml'],
};

const Container = z.looseObject({
  args: z.array(z.string()),
  securityContext: z.unknown(),
  volumeMounts: z
    .array(z.looseObject({ mountPath: z.string(), readOnly: z.boolean().default(false) }))
    .default([]),
  envFrom: z.array(z.record(z.string(), z.object({ name: z.string() }))).default([]),
  lifecycle: z.object({ preStop: z.object({ sleep: z.object({ seconds: z.int() }) }) }).optional(),
  startupProbe: z.unknown().optional(),
  readinessProbe: z.unknown().optional(),
  livenessProbe: z.unknown().optional(),
});
const Pod = z.looseObject({
  automountServiceAccountToken: z.boolean(),
  securityContext: z.unknown(),
  terminationGracePeriodSeconds: z.int().optional(),
  containers: z.tuple([Container]),
});
const WithPod = z.object({
  spec: z.object({
    template: z.object({
      metadata: z.object({
        labels: z.record(z.string(), z.string()),
        annotations: z.record(z.string(), z.string()).default({}),
      }),
      spec: Pod,
    }),
  }),
});

const podsOf = (manifests: readonly Manifest[]) =>
  manifests
    .filter(({ kind }) => kind === 'Deployment' || kind === 'Job')
    .map((manifest) => ({ manifest, ...WithPod.parse(manifest).spec.template }));

const find = (manifests: readonly Manifest[], kind: string, name: string): Manifest => {
  const found = manifests.find((manifest) => manifest.kind === kind && manifest.metadata.name === name);
  if (found === undefined) throw new Error(`No ${kind} ${name}`);
  return found;
};

const isHook = ({ metadata }: Manifest): boolean => metadata.annotations['helm.sh/hook'] !== undefined;

function chartCases({ render, lint }: Helm): void {
  it.each(Object.entries(CASES))('is to Helm’s liking with %s', (_, values) => {
    expect(lint(values)).toBe('');
  });

  it('gives manifests that Kubernetes and KEDA describe, in every case', () => {
    const manifests = Object.values(CASES).flatMap(render);
    expect(checkManifests(manifests)).toEqual([]);
    expect([...new Set(manifests.map(({ kind }) => kind))].sort()).toEqual([
      'ConfigMap',
      'Deployment',
      'HorizontalPodAutoscaler',
      'Ingress',
      'Job',
      'NetworkPolicy',
      'PersistentVolumeClaim',
      'PodDisruptionBudget',
      'PodMonitor',
      'ScaledObject',
      'Secret',
      'Service',
      'ServiceAccount',
      'TriggerAuthentication',
    ]);
  });

  it('is checked in a way that finds a field that does not exist and a value of a wrong kind', () => {
    const service = find(render(EXISTING), 'Service', 'school-lectern');
    const complaints = checkManifests([
      { ...service, spec: { port: 1 } },
      { ...service, spec: { type: 'ClusterIP', ports: [{ port: 'http' }] } },
    ]);
    expect(complaints.join('\n')).toMatch(/"port"' does not exist[\s\S]*ports\/0\/port must be integer/);
  });

  it('lets no pod be root, write to its own files or keep a capability', () => {
    for (const { manifest, spec } of Object.values(CASES).flatMap((values) => podsOf(render(values)))) {
      const [container] = spec.containers;
      expect(spec, manifest.metadata.name).toMatchObject({
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
      });
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      const writable = container.volumeMounts.filter(({ readOnly }) => !readOnly);
      expect(writable.map(({ mountPath }) => mountPath)).toEqual(['/data', '/tmp']);
    }
  });

  it('gives every pod settings that are there when it starts', () => {
    for (const values of Object.values(CASES)) {
      const manifests = render(values);
      for (const { manifest, spec } of podsOf(manifests)) {
        // What is no hook is installed after the hooks have ended.
        const there = manifests.filter((other) => isHook(other) === isHook(manifest));
        const names = spec.containers[0].envFrom.flatMap((source) =>
          Object.entries(source).map(([kind, { name }]) => `${kind} ${name}`),
        );
        const made = there
          .filter(({ kind }) => kind === 'ConfigMap' || kind === 'Secret')
          .map(
            ({ kind, metadata }) => `${kind === 'Secret' ? 'secretRef' : 'configMapRef'} ${metadata.name}`,
          );
        expect([...made, 'secretRef lectern-settings'], manifest.metadata.name).toEqual(
          expect.arrayContaining(names),
        );
        expect(names).toHaveLength(2);
      }
    }
  });

  it('brings the schema up to date before anything else', () => {
    const manifests = render(CASES['a trial whose secret the chart makes'] ?? []);
    const job = find(manifests, 'Job', 'school-lectern-migrate');
    expect(job.metadata.annotations['helm.sh/hook']).toBe('pre-install,pre-upgrade');
    const weight = (manifest: Manifest): number =>
      Number(manifest.metadata.annotations['helm.sh/hook-weight']);
    const before = manifests.filter((manifest) => isHook(manifest) && weight(manifest) < weight(job));
    expect(before.map(({ kind }) => kind).sort()).toEqual(['ConfigMap', 'Secret']);
  });

  it('waits longer for a pod to end than Lectern needs to give back its jobs', () => {
    const [, giveUpMs] = /GIVE_UP_MS = ([\d_]+)/.exec(readFileSync('src/cli/serve.ts', 'utf8')) ?? [];
    const neededSeconds = Number(giveUpMs?.replaceAll('_', '')) / 1000;
    expect(neededSeconds).toBeGreaterThan(0);
    for (const { spec } of podsOf(render(EXISTING)).filter(
      ({ manifest }) => manifest.kind === 'Deployment',
    )) {
      const drain = spec.containers[0].lifecycle?.preStop.sleep.seconds ?? 0;
      expect(spec.terminationGracePeriodSeconds).toBeGreaterThan(drain + neededSeconds);
    }
  });

  it('asks the API for its health at addresses that the API has', () => {
    const manifests = render(EXISTING);
    const [container] =
      podsOf([find(manifests, 'Deployment', 'school-lectern-api')])[0]?.spec.containers ?? [];
    const api = readFileSync('web/src/api/schema.ts', 'utf8');
    for (const [probe, path] of [
      [container?.startupProbe, '/health'],
      [container?.readinessProbe, '/ready'],
      [container?.livenessProbe, '/health'],
    ]) {
      expect(probe).toMatchObject({ httpGet: { path, port: 'http' } });
      expect(api).toMatch(new RegExp(`"?${path}"?: \\{`));
    }
  });

  it('asks workers for their health, and lets Prometheus in, at the port of metrics alone', () => {
    const manifests = render(CASES['as much as possible'] ?? []);
    const [worker] = podsOf([find(manifests, 'Deployment', 'school-lectern-worker')]);
    expect(worker?.spec.containers[0]).toMatchObject({
      ports: [{ name: 'metrics', containerPort: 9000 }],
      startupProbe: { httpGet: { path: '/health', port: 'metrics' } },
      readinessProbe: { httpGet: { path: '/ready', port: 'metrics' } },
      livenessProbe: { httpGet: { path: '/health', port: 'metrics' } },
    });
    expect(worker?.metadata.annotations).toMatchObject({
      'prometheus.io/scrape': 'true',
      'prometheus.io/port': '9000',
    });
    expect(find(manifests, 'ConfigMap', 'school-lectern').data).toMatchObject({ METRICS_PORT: '9000' });
    expect(find(manifests, 'NetworkPolicy', 'school-lectern-metrics').spec).toMatchObject({
      ingress: [{ ports: [{ port: 'metrics' }], from: [{ namespaceSelector: { matchLabels: {} } }] }],
    });
    const everyPod = find(render(EXISTING), 'NetworkPolicy', 'school-lectern-metrics');
    expect(everyPod.spec).toMatchObject({ ingress: [{ from: [{ namespaceSelector: {} }] }] });
    expect(find(manifests, 'PodMonitor', 'school-lectern').metadata.labels).toMatchObject({
      release: 'prometheus',
    });
  });

  it('sends requests to the pods of the API alone', () => {
    const manifests = render(EXISTING);
    const { selector } = z
      .object({ selector: z.record(z.string(), z.string()) })
      .parse(find(manifests, 'Service', 'school-lectern').spec);
    const chosen = podsOf(manifests).filter(({ metadata }) =>
      Object.entries(selector).every(([label, value]) => metadata.labels[label] === value),
    );
    expect(chosen.map(({ manifest }) => manifest.metadata.name)).toEqual(['school-lectern-api']);
    expect(chosen[0]?.spec.containers[0].args).toEqual(['serve']);
  });

  it('lets nobody in but to the API, and keeps pods from the credentials of their machine', () => {
    const [all, api] = ['school-lectern', 'school-lectern-api'].map(
      (name) => find(render(CASES['the values for EKS'] ?? []), 'NetworkPolicy', name).spec,
    );
    expect(all).toMatchObject({ policyTypes: ['Ingress', 'Egress'] });
    expect(all).not.toHaveProperty('ingress');
    expect(JSON.stringify(all)).toContain('"except":["169.254.0.0/16"]');
    expect(api).toMatchObject({
      podSelector: { matchLabels: { 'app.kubernetes.io/component': 'api' } },
      ingress: [{ ports: [{ port: 'http' }], from: [{ ipBlock: { cidr: '192.168.0.0/16' } }] }],
    });
  });

  it('lets pods open the port of Chroma, and 443 once for Chroma Cloud', () => {
    const portsOf = (values: readonly string[]): number[] => {
      const { spec } = find(render(values), 'NetworkPolicy', 'school-lectern');
      const rules = z
        .object({ egress: z.array(z.object({ ports: z.array(z.object({ port: z.int() })) })) })
        .parse(spec).egress;
      return rules.flatMap(({ ports }) => ports.map(({ port }) => port)).filter((port) => port !== 53);
    };
    expect(portsOf(CASES['as much as possible'] ?? [])).toEqual([8000, 80]);
    const withUrl = (url: string) => portsOf([...EXISTING, '--set', `config.CHROMA_URL=${url}`]);
    expect(withUrl('https://api.trychroma.com')).toEqual([443, 5432]);
    expect(withUrl('https://chroma.example.edu:443')).toEqual([443, 5432]);
    expect(withUrl('http://chroma.example.edu')).toEqual([443, 5432, 80]);
    expect(portsOf(EXISTING)).toEqual([443, 5432]);
  });

  it('scales workers by jobs with KEDA, else by CPU, and states no number of pods beside either', () => {
    const kinds = (values: readonly string[]): string[] =>
      render(values)
        .filter(({ metadata }) => metadata.name === 'school-lectern-worker')
        .map(({ kind }) => kind);
    expect(kinds(CASES['the values for EKS'] ?? [])).toContain('ScaledObject');
    expect(kinds(CASES['the values for EKS'] ?? [])).not.toContain('HorizontalPodAutoscaler');
    expect(kinds(EXISTING)).toContain('HorizontalPodAutoscaler');
    expect(find(render(EXISTING), 'Deployment', 'school-lectern-worker').spec).not.toHaveProperty('replicas');
  });

  it('neither collects uploads nor cuts streams off at the load balancer', () => {
    expect(find(render(WITH_ALB), 'Ingress', 'school-lectern').metadata.annotations).toMatchObject({
      'alb.ingress.kubernetes.io/scheme': 'internal',
      'alb.ingress.kubernetes.io/load-balancer-attributes': 'idle_timeout.timeout_seconds=3600',
    });
    const nginx = render(CASES['the values for any Kubernetes'] ?? []);
    expect(find(nginx, 'Ingress', 'school-lectern').metadata.annotations).toMatchObject({
      'nginx.ingress.kubernetes.io/proxy-body-size': '0',
      'nginx.ingress.kubernetes.io/proxy-request-buffering': 'off',
      'nginx.ingress.kubernetes.io/proxy-buffering': 'off',
      'nginx.ingress.kubernetes.io/proxy-read-timeout': '3600',
    });
    const open = [
      ...WITH_ALB,
      '--set',
      'ingress.annotations.alb\\.ingress\\.kubernetes\\.io/scheme=internet-facing',
    ];
    expect(find(render(open), 'Ingress', 'school-lectern').metadata.annotations).toMatchObject({
      'alb.ingress.kubernetes.io/scheme': 'internet-facing',
      'alb.ingress.kubernetes.io/target-type': 'ip',
    });
  });

  it('hands settings on as they were written', () => {
    const manifests = render(CASES['a trial whose secret the chart makes'] ?? []);
    const { data } = find(manifests, 'ConfigMap', 'school-lectern');
    expect(data).toEqual({
      HOST: '0.0.0.0',
      PORT: '5001',
      METRICS_PORT: '9464',
      DATA_DIR: '/data',
      MAX_PAGES: '100000',
      MAX_UPLOAD_MB: '4096',
      OCR: 'off',
      SERVE_JOBS: 'off',
      LLM_PRICES: 'a:b=1/2/3',
    });
    expect(SETTING_NAMES).toEqual(expect.arrayContaining(Object.keys(z.looseObject({}).parse(data))));
    expect(find(manifests, 'Secret', 'school-lectern').stringData).toEqual({
      DATABASE_URL: 'postgresql://me:a@b/c',
      OPENAI_API_KEY: 'true',
      API_TOKEN: '0123456789abcdef',
    });
  });

  it.each([
    ['no database', [], /set existingSecret to a secret with the key DATABASE_URL/],
    ['nobody to be asked who they are', ['--set', 'secrets.DATABASE_URL=x'], /set secrets.API_TOKEN/],
    [
      'uploads that would end with their pod',
      [...EXISTING, '--set', 'data.claim.create=false'],
      /set config.BLOB_STORE to s3 or postgres/,
    ],
    ['two secrets', [...EXISTING, '--set', 'secrets.DATABASE_URL=x'], /existingSecret or secrets, not both/],
    [
      'a key among the settings that all may read',
      [...EXISTING, '--set', 'config.OPENAI_API_KEY=x'],
      /OPENAI_API_KEY/,
    ],
    ['another port than probes ask', [...EXISTING, '--set', 'config.PORT=1'], /PORT/],
    [
      'another port of metrics than probes ask',
      [...EXISTING, '--set', 'config.METRICS_PORT=1'],
      /METRICS_PORT/,
    ],
    ['a name with a slip', [...EXISTING, '--set', 'api.replica=3'], /'replica' not allowed/],
    ['an image that moves', [...EXISTING, '--set', 'image.tag=latest'], /\/image\/tag/],
    [
      'no worker and no KEDA',
      [...EXISTING, '--set', 'worker.autoscaling.minReplicas=0'],
      /needs keda.enabled/,
    ],
  ])('refuses %s', (_, values, words) => {
    expect(() => render(values)).toThrow(words);
  });

  it('names the version of the program that it starts', () => {
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync('package.json', 'utf8')));
    const job = find(render(EXISTING), 'Job', 'school-lectern-migrate');
    expect(job.metadata.labels['app.kubernetes.io/version']).toBe(version);
  });
}

if (helm === undefined) it.skip('the Helm chart: Helm cannot be had here');
else describe('the Helm chart', () => chartCases(helm));
