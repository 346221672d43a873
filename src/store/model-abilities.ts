import { z } from 'zod';
import type { Sql } from '../db/database.ts';

/** What was found out about a model, in the form of who found it out; undefined when nothing was, or in another form. */
export async function findAbilities<Abilities>(
  db: Sql,
  model: string,
  form: z.ZodType<Abilities>,
): Promise<Abilities | undefined> {
  const [row] = await db.query(
    z.object({ body: z.unknown() }),
    'select body from model_abilities where model = $1',
    [model],
  );
  return form.safeParse(row?.body).data;
}

export async function saveAbilities(db: Sql, model: string, abilities: object): Promise<void> {
  await db.execute(
    `insert into model_abilities (model, body) values ($1, $2::jsonb)
     on conflict (model) do update set body = excluded.body, probed_at = clock_timestamp()`,
    [model, JSON.stringify(abilities)],
  );
}
