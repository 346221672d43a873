import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from './helm.ts';

// Inside of the project, so that its packages are found.
const FOLDER = 'node_modules/.cache';
const CHECK_TYPES = [
  '--ignoreConfig',
  '--noEmit',
  '--allowJs',
  '--checkJs',
  '--strict',
  '--skipLibCheck',
  '--target',
  'esnext',
  '--module',
  'nodenext',
  '--types',
  'node',
  '--pretty',
  'false',
];

/**
 * Holds manifests to what Kubernetes 1.34, KEDA 2 and the Prometheus operator say of them, in two ways: their types find fields that do not exist,
 * their JSON schemas find values of a wrong kind.
 *
 * Out: complaints, [] for none.
 */
export function checkManifests(manifests: readonly Manifest[]): string[] {
  mkdirSync(FOLDER, { recursive: true });
  const folder = mkdtempSync(join(FOLDER, 'manifests-'));
  const file = join(folder, 'manifests.mjs');
  try {
    writeFileSync(file, toProgram(manifests));
    const types = spawnSync('tsc', [...CHECK_TYPES, file], { encoding: 'utf8' });
    const schemas = spawnSync(process.execPath, [file], { encoding: 'utf8' });
    if (types.error !== undefined) throw types.error;
    const complaints = types.stdout.split('\n').filter((line) => line.includes(' error '));
    if (types.status !== 0 && complaints.length === 0) throw new Error(types.stdout + types.stderr);
    if (schemas.status !== 0) throw new Error(schemas.stderr);
    return [...complaints, ...schemas.stdout.split('\n').filter((line) => line !== '')];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A program in which each manifest is a literal, given to the class of its kind. */
function toProgram(manifests: readonly Manifest[]): string {
  const kinds = new Map(manifests.map((manifest) => [manifest.kind, moduleOf(manifest)]));
  const imports = [...kinds].map(([kind, path]) => `import { ${kind} } from '${path}';`);
  const checks = manifests.map(({ apiVersion: _, kind, ...rest }) => {
    const name = JSON.stringify(`${kind} ${rest.metadata.name}: `);
    return `try { new ${kind}(${JSON.stringify(rest, null, 1)}).validate(); } catch (error) { console.log(${name} + error); }`;
  });
  return [...imports, ...checks].join('\n');
}

/** Core kinds, as Service, have no group: "v1". */
function moduleOf({ apiVersion, kind }: Manifest): string {
  const [group = ''] = apiVersion.split('/');
  return `${PACKAGES[group] ?? 'kubernetes-models'}/${apiVersion}/${kind}`;
}

/** Of kinds that are not Kubernetes' own. */
const PACKAGES: Record<string, string> = {
  'keda.sh': '@kubernetes-models/keda',
  'monitoring.coreos.com': '@kubernetes-models/prometheus-operator',
};
