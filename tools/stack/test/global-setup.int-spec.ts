import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect, credsAuthenticator } from 'nats';
import { Client } from 'pg';

it('given an integration run, then its database takes new databases and its NATS lets our services in', async () => {
  const admin = new Client({ connectionString: process.env['ANLAN_TEST_DATABASE_URL'] });
  await admin.connect();
  try {
    await admin.query('create database setup_probe');
    await admin.query('drop database setup_probe');
  } finally {
    await admin.end();
  }
  const creds = readFileSync(join(process.env['ANLAN_TEST_NATS_TRUST_DIR'] ?? '', 'services.creds'));
  const nats = await connect({ servers: process.env['ANLAN_TEST_NATS_URL'], authenticator: credsAuthenticator(creds) });
  expect((await (await nats.jetstreamManager()).getAccountInfo()).streams).toBeGreaterThanOrEqual(0);
  await nats.close();
});
