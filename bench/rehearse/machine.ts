import { openPostgres } from '../../src/db/postgres.ts';
import { openPooler, type Pooler } from './pooler.ts';
import { openPostgresServer, type PostgresServer } from './postgres-server.ts';

/** What the clusters of a rehearsal run on, one after the other. */
export interface Machine {
  postgres: PostgresServer;
  pooler: Pooler;
  createDatabase(name: string): Promise<void>;
}

export async function openMachine(): Promise<Machine> {
  const postgres = await openPostgresServer();
  const pooler = await openPooler(postgres.port);
  return {
    postgres,
    pooler,
    async createDatabase(name) {
      const maintenance = await openPostgres(postgres.urlOf('postgres'), { connections: 1 });
      await maintenance.script(`create database "${name}"`);
      await maintenance.close();
    },
  };
}
