import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { renderApiTypes } from '../../web/api-types.ts';
import { describeLectern } from '../lectern.ts';

const KEPT = new URL('../../web/src/api/schema.ts', import.meta.url);

describeLectern('the types of the client', (open) => {
  it('are those of the OpenAPI document', async () => {
    const running = await open();
    const made = renderApiTypes(await running.json('/openapi.json'));
    expect(made === readFileSync(KEPT, 'utf8'), 'run `node web/write-api-types.ts` beside a server').toBe(
      true,
    );
  });
});
