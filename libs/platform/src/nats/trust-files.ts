import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeClaims, parseCreds } from './claims';
import { NatsInputError } from './errors';
import { isPublicKey, keyFromSeed } from './keys';
import { createTrust, type Trust, type TrustOptions } from './trust';

const RECORD = 'trust.json';

/** Writes `trust.json` (the record) and, derived from it, `sys.creds` and `services.creds`, all 0600 in a 0700
 * directory. Each file is replaced as a whole: a crash leaves the old or the new one, never half. */
export async function writeTrust(dir: string, trust: Trust): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  await replaceFile(join(dir, RECORD), `${JSON.stringify(trust, undefined, 2)}\n`);
  await replaceFile(join(dir, 'sys.creds'), trust.system.creds);
  await replaceFile(join(dir, 'services.creds'), trust.app.creds);
}

/** Reads what writeTrust wrote and checks that its parts belong together.
 * @throws NatsInputError bad_trust; the file system's error (ENOENT) when there is none */
export async function loadTrust(dir: string): Promise<Trust> {
  const text = await readFile(join(dir, RECORD), 'utf8');
  try {
    const trust = JSON.parse(text) as Trust;
    check(trust);
    return trust;
  } catch (error) {
    throw new NatsInputError('bad_trust', `${join(dir, RECORD)}: ${(error as Error).message}`);
  }
}

/** The trust in `dir`, made on first use. A damaged one is an error, never replaced: integrations hang on it. */
export async function loadOrCreateTrust(dir: string, options: TrustOptions = {}): Promise<Trust> {
  try {
    return await loadTrust(dir);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const trust = createTrust(options);
    await writeTrust(dir, trust);
    return trust;
  }
}

function check({ operator, system, app }: Trust): void {
  const signing = keyFromSeed(operator.signingSeed).publicKey;
  const root = decodeClaims(operator.jwt);
  const known = root.nats['signing_keys'];
  const expect = (holds: boolean, what: string): void => {
    if (!holds) throw new Error(what);
  };
  expect(isPublicKey('operator', operator.publicKey) && root.sub === operator.publicKey, 'operator key and JWT differ');
  expect(root.iss === operator.publicKey, 'the operator is not signed by itself');
  expect(Array.isArray(known) && known.includes(signing), 'the signing key is not one of the operator');
  expect(root.nats['system_account'] === system.publicKey, 'the operator names another system account');
  for (const account of [system, app]) {
    const claims = decodeClaims(account.jwt);
    expect(keyFromSeed(account.seed).publicKey === account.publicKey, 'account seed and key differ');
    expect(claims.sub === account.publicKey, 'account key and JWT differ');
    expect(claims.iss === signing || claims.iss === operator.publicKey, 'an account is signed by a stranger');
    expect(decodeClaims(parseCreds(account.creds).jwt).iss === account.publicKey, 'creds are of another account');
  }
}

async function replaceFile(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}
