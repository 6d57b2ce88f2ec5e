import pg from 'pg';
import * as statements from './dump-schema.sql.mjs';

const head = `-- The database as its migrations leave it, so that a change of it is seen as a whole. Written by \`npm run generate\`;
-- to change the database add a migration. Everything belongs to duibiao_owner unless an OWNER is named.

SET check_function_bodies = off;
SET search_path = '';
`;

/** The schema of a database as SQL, everything ordered by name. Throws on what this dump does not know how to write. */
export async function dumpSchema(url) {
  const client = new pg.Client({ connectionString: url });
  // The server may end before its last goodbye arrives; a query that is cut short rejects by itself.
  client.on('error', () => {});
  await client.connect();
  try {
    // Names come with their schema only where the search path does not lead to them.
    await client.query("SET search_path = ''");
    const unknown = await texts(client, statements.unknown);
    if (unknown.length > 0) throw new Error(`the dump cannot write ${unknown.join(', ')}: see tools/generate`);
    const sections = [head];
    for (const [title, query] of statements.sections) {
      const found = await texts(client, query);
      if (found.length > 0) sections.push(`-- ${title}\n\n${found.join('\n').trimEnd()}\n`);
    }
    return sections.join('\n');
  } finally {
    await client.end();
  }
}

const texts = async (client, query) => (await client.query(query)).rows.map(({ ddl }) => ddl);
