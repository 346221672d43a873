import { writeFile } from 'node:fs/promises';
import { renderApiTypes } from './api-types.ts';

/** `node web/write-api-types.ts http://127.0.0.1:5001`: takes the types of a running server over into the client. */
const [address = 'http://127.0.0.1:5001'] = process.argv.slice(2);
const answer = await fetch(new URL('/openapi.json', address));
await writeFile(new URL('src/api/schema.ts', import.meta.url), renderApiTypes(await answer.json()));
