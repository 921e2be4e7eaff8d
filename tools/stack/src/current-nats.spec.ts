import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atLeast, currentNats, NATS_VERSIONS } from '@anlan/platform/testing';
import { ensureCurrentNats } from './current-nats';

const { current, floor } = NATS_VERSIONS;
let dir: string;
let target: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'anlan-go-'));
  target = join(dir, 'cache', `nats-server-${current}`, 'nats-server');
  mkdirSync(join(dir, 'bin'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const program = (path: string, text: string): void => {
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
};
const server = (version: string): string => `echo 'nats-server: v${version}'`;
/** A PATH with nothing but what a test put there: a machine's own Go must not be found. */
const env = (): NodeJS.ProcessEnv => ({ PATH: join(dir, 'bin'), LOG: join(dir, 'log'), NATS_SERVER_BIN: join(dir, 'bin', 'nats-server') });
/** Go that "builds" a server which says that version. */
const go = (version: string): void =>
  program(
    join(dir, 'bin', 'go'),
    `[ "$1" = version ] && exit 0\necho "$@ $GOTOOLCHAIN $GOFLAGS" >> "$LOG"\nprintf '#!/bin/sh\\n${server(version).replaceAll("'", '"')}\\n' > "$GOBIN/nats-server"\n/bin/chmod +x "$GOBIN/nats-server"`,
  );
const left = (): string[] => (existsSync(join(dir, 'cache')) ? readdirSync(join(dir, 'cache')) : []);

it('given an old server and Go, then the pinned release is built once, without another Go, and found again', async () => {
  program(join(dir, 'bin', 'nats-server'), server('2.9.10'));
  go(current);
  const told: string[] = [];
  const made = await ensureCurrentNats((line) => told.push(line), env(), target);
  expect(made).toEqual({ ok: true, binary: target, version: current });
  expect(await ensureCurrentNats((line) => told.push(line), env(), target)).toEqual(made);
  expect(currentNats(env(), target)).toEqual(made);
  expect(readFileSync(join(dir, 'log'), 'utf8')).toBe(`install github.com/nats-io/nats-server/v2@v${current} local -mod=mod\n`);
  expect(told).toHaveLength(1);
  expect(left()).toEqual([`nats-server-${current}`]);
});

it('given a usual server that is recent enough, then nothing is built', async () => {
  program(join(dir, 'bin', 'nats-server'), server(floor));
  go(current);
  expect(await ensureCurrentNats(undefined, env(), target)).toEqual({ ok: true, binary: join(dir, 'bin', 'nats-server'), version: floor });
  expect(left()).toEqual([]);
});

it('given no Go, then it says so and leaves nothing', async () => {
  program(join(dir, 'bin', 'nats-server'), server('2.10.26'));
  expect(await ensureCurrentNats(undefined, env(), target)).toEqual({ ok: false, why: expect.stringContaining('Go was not found') });
  expect(left()).toEqual([]);
});

it.each([
  ['a build that fails', `echo 'go.mod requires go >= 1.99' >&2; exit 1`, 'requires go >= 1.99'],
  ['a build of something else', `printf '#!/bin/sh\\necho 2.0\\n' > "$GOBIN/nats-server"; /bin/chmod +x "$GOBIN/nats-server"`, 'gave no nats-server'],
])('given %s, then the reason is told and nothing is kept', async (_, script, why) => {
  program(join(dir, 'bin', 'nats-server'), server('2.9.10'));
  program(join(dir, 'bin', 'go'), `[ "$1" = version ] && exit 0\n${script}`);
  expect(await ensureCurrentNats(undefined, env(), target)).toEqual({ ok: false, why: expect.stringContaining(why) });
  expect(left()).toEqual([]);
});

it.each([['2.10.27', '2.10.27', true], ['2.11.0', '2.10.27', true], ['3.0.0', '2.10.27', true], ['2.10.26', '2.10.27', false], ['2.9.99', '2.10.27', false]])(
  'given %s against %s, then recent enough: %s',
  (version, wanted, expected) => expect(atLeast(version, wanted)).toBe(expected),
);
