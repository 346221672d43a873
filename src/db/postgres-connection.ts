import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import { Failure } from '../base/failure.ts';

/** What node-postgres is given of a connection URL. */
export interface PostgresConnection {
  connectionString: string;
  ssl: false | ConnectionOptions;
  /** Whether it may go on in the clear with a server that knows no TLS. */
  mayBePlain: boolean;
}

const OURS = ['sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'uselibpqcompat'];

/**
 * Reads `sslmode` and the files of certificates as libpq does; node-postgres takes `require` for `verify-full`, and
 * warns of it. Without `sslmode` the connection is plain, as it is with node-postgres.
 *
 * Throws: Failure `database_unavailable` for a mode that does not exist or a file that cannot be read.
 * Source: https://www.postgresql.org/docs/current/libpq-ssl.html, table "SSL Mode Descriptions".
 */
export function connectionOf(url: string): PostgresConnection {
  const parsed = new URL(url);
  const option = (name: string): string | undefined => parsed.searchParams.get(name) ?? undefined;
  const mode = option('sslmode');
  const root = option('sslrootcert');
  const files = {
    ...(root === undefined || root === 'system' ? {} : { ca: readCertificate(root) }),
    ...(option('sslcert') === undefined ? {} : { cert: readCertificate(option('sslcert') ?? '') }),
    ...(option('sslkey') === undefined ? {} : { key: readCertificate(option('sslkey') ?? '') }),
  };
  const ssl = tlsOf(mode, files);
  for (const name of OURS) parsed.searchParams.delete(name);
  return { connectionString: parsed.href, ssl, mayBePlain: mode === 'prefer' || mode === 'allow' };
}

function tlsOf(mode: string | undefined, files: ConnectionOptions): false | ConnectionOptions {
  switch (mode) {
    case undefined:
    case 'disable':
      return false;
    case 'allow':
    case 'prefer':
    case 'no-verify':
      return { ...files, rejectUnauthorized: false };
    case 'require':
      // With certificates to trust it has always meant to check, which libpq keeps up.
      return files.ca === undefined ? { ...files, rejectUnauthorized: false } : ofAnyName(files);
    case 'verify-ca':
      return ofAnyName(files);
    case 'verify-full':
      return files;
    default:
      throw new Failure(
        'database_unavailable',
        `sslmode=${mode} is none of disable, allow, prefer, require, verify-ca and verify-full.`,
      );
  }
}

const ofAnyName = (files: ConnectionOptions): ConnectionOptions => ({
  ...files,
  checkServerIdentity: () => undefined,
});

function readCertificate(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Failure('database_unavailable', `The certificate ${path} of DATABASE_URL cannot be read.`, {
      cause,
    });
  }
}
