import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SERVICES } from '../src/service-env';

// Health at every path, the environment at /env, and a crash on demand at /crash.
const SERVICE = `
const http = require('node:http');
http.createServer((req, res) => {
  if (req.url === '/crash') process.exit(7);
  res.end(req.url === '/env' ? JSON.stringify(process.env) : 'ok');
}).listen(Number(process.env.SERVICE_PORT), process.env.SERVICE_HOST);
process.on('SIGTERM', () => process.exit(0));
`;
const MIGRATE = `
require('node:fs').appendFileSync(${JSON.stringify('LOG')}, process.env.SERVICE_NAME + ' ' + process.env.ADMIN_DATABASE_URL + '\\n');
`;

export interface FakeApps {
  dir: string;
  /** one line per migration run: service and the URL it was given */
  migrationLog: string;
  replace(app: string, file: 'main.js' | 'migrate.js', source: string): void;
}

/** A folder of compiled services that do nothing but what the stack asks of a service. */
export function fakeApps(): FakeApps {
  const dir = mkdtempSync(join(tmpdir(), 'anlan-apps-'));
  const migrationLog = join(dir, 'migrations.txt');
  writeFileSync(migrationLog, '');
  const replace = (app: string, file: string, source: string): void => {
    mkdirSync(join(dir, app, 'dist', 'src'), { recursive: true });
    writeFileSync(join(dir, app, 'dist', 'src', file), source);
  };
  for (const app of ['dev-issuer', ...SERVICES]) {
    replace(app, 'main.js', SERVICE);
    replace(app, 'migrate.js', MIGRATE.replace('"LOG"', JSON.stringify(migrationLog)));
  }
  return { dir, migrationLog, replace };
}
