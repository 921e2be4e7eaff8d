import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findJava, findProgram, majorOfVersion } from './java';

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'anlan-java-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function program(folder: string, name: string, output = ''): string {
  mkdirSync(join(dir, folder), { recursive: true });
  const path = join(dir, folder, name);
  writeFileSync(path, `#!/bin/sh\necho '${output}' >&2\n`);
  chmodSync(path, 0o755);
  return path;
}

it.each([
  ['openjdk version "17.0.15" 2025-04-15', 17],
  ['openjdk version "25" 2025-09-16', 25],
  ['java version "1.8.0_292"', 8],
  ['', 0],
])('given %p, then it is Java %p', (text, major) => expect(majorOfVersion(text)).toBe(major));

it('given JAVA_HOME and PATH, then JAVA_HOME goes first, and one that does not fit is passed over', () => {
  const named = program('home/bin', 'java', 'openjdk version "21.0.2"');
  const onPath = program('bin', 'java', 'openjdk version "17.0.15"');
  const env = { JAVA_HOME: join(dir, 'home'), PATH: join(dir, 'bin') };
  expect(findJava(env)).toEqual({ path: named, major: 21 });
  program('home/bin', 'java', 'openjdk version "11.0.2"');
  expect(findJava(env)).toEqual({ path: onPath, major: 17 });
});

it('given no Java, or only an old one, then the reason says which are needed', () => {
  expect(findJava({ PATH: dir, JAVA_HOME: '' })).toEqual({ why: expect.stringMatching(/没有 Java 17\/21\/25.*no Java/) });
  const old = program('bin', 'java', 'openjdk version "11.0.2"');
  expect(findJava({ PATH: join(dir, 'bin') })).toEqual({ why: expect.stringMatching(new RegExp(`${old} 是 Java 11`)) });
});

it('given a file that cannot be executed, then it is no program', () => {
  chmodSync(program('bin', 'mvn'), 0o644);
  expect(findProgram('mvn', { PATH: join(dir, 'bin') })).toBeUndefined();
});
