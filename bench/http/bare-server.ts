import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { createPool, exitWithParent, tellParentReady } from '@duibiao/platform';
import { Body, Controller, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { FIRST_POSITION, FLOOR_CONNECTIONS, insertOne } from '../rig/floor.js';

/** The floor of the HTTP lines: Nest and Fastify as they come, one single-row INSERT of an entry's bytes a request. */
const pool = createPool({
  url: process.env['DATABASE_URL'] ?? '',
  applicationName: 'duibiao bench bare server',
  max: FLOOR_CONNECTIONS,
});
const entryBytes = Number(process.env['ENTRY_BYTES']);
let position = FIRST_POSITION;

@Controller('v1/ledgers/:ledger/submissions')
class BareController {
  @Post()
  async submit(@Body() body: Record<string, unknown>): Promise<unknown> {
    const at = position++;
    await insertOne(pool, at, randomBytes(20), Buffer.from(JSON.stringify(body).padEnd(entryBytes)));
    return { position: String(at) };
  }
}

@Module({ controllers: [BareController] })
class BareModule {}

const app = await NestFactory.create<NestFastifyApplication>(BareModule, new FastifyAdapter(), { logger: false });
exitWithParent(async () => {
  await app.close();
  await pool.end();
});
await app.listen(Number(process.env['PORT']), '127.0.0.1');
tellParentReady();
