import { describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { queryOne } from './database.ts';
import { openPostgres } from './postgres.ts';
import { connectionOf } from './postgres-connection.ts';

const url = inject('postgresUrl');
const certificate = inject('postgresCertificate');
const pooler = inject('poolerUrl');

/** Whether the connection is encrypted, as the server sees it. */
async function isEncrypted(address: string): Promise<boolean> {
  const db = await openPostgres(address, { connections: 1 });
  try {
    const row = z.object({ ssl: z.boolean() });
    return (await queryOne(db, row, 'select ssl from pg_stat_ssl where pid = pg_backend_pid()')).ssl;
  } finally {
    await db.close();
  }
}

// Without openssl the set-up prints that the cluster has no certificate.
describe.skipIf(certificate === '')('a PostgreSQL with a certificate that it has signed for itself', () => {
  const named = url.replace('127.0.0.1', 'localhost');

  it.each([
    ['nothing about it', `${url}?application_name=a`, false],
    ['sslmode=disable', `${url}?sslmode=disable`, false],
    ['sslmode=prefer', `${url}?sslmode=prefer`, true],
    ['sslmode=require', `${url}?sslmode=require`, true],
    ['verify-full and the certificate', `${url}?sslmode=verify-full&sslrootcert=${certificate}`, true],
    [
      'verify-ca and the certificate, of another name',
      `${named}?sslmode=verify-ca&sslrootcert=${certificate}`,
      true,
    ],
  ])('is reached with %s', async (_, address, encrypted) => {
    const warnings: string[] = [];
    const onWarning = (warning: Error): void => void warnings.push(warning.message);
    process.on('warning', onWarning);
    expect(await isEncrypted(address)).toBe(encrypted);
    process.off('warning', onWarning);
    expect(warnings).toEqual([]);
  });

  it.each([
    ['verify-full without it', `${url}?sslmode=verify-full`, /self-signed/],
    ['verify-ca without it', `${url}?sslmode=verify-ca`, /self-signed/],
    [
      'require, where other certificates are trusted',
      `${url}?sslmode=require&sslrootcert=/nowhere`,
      /\/nowhere/,
    ],
    ['verify-full and another name', `${named}?sslmode=verify-full&sslrootcert=${certificate}`, /localhost/],
    ['a mode that does not exist', `${url}?sslmode=strict`, /sslmode=strict is none of/],
  ])('is refused with %s', async (_, address, words) => {
    await expect(openPostgres(address)).rejects.toMatchObject({
      code: 'database_unavailable',
      message: expect.stringMatching(words),
    });
  });

  it('encrypts statements and hints alike', () => {
    expect(connectionOf(`${url}?sslmode=require`)).toEqual({
      connectionString: url,
      ssl: { rejectUnauthorized: false },
      mayBePlain: false,
    });
  });
});

// pgbouncer has no certificate here.
describe.skipIf(pooler === '')('a server that knows no TLS', () => {
  it('is reached in the clear with sslmode=prefer, and refused with sslmode=require', async () => {
    const db = await openPostgres(`${pooler}?sslmode=prefer`);
    await db.ping();
    await db.close();
    await expect(openPostgres(`${pooler}?sslmode=require`)).rejects.toMatchObject({
      code: 'database_unavailable',
      message: expect.stringContaining('does not support SSL'),
    });
  });
});
