import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The Java releases that Keycloak is built and tested for. */
export const JAVA_MAJORS = [17, 21, 25];

export interface Java {
  path: string;
  major: number;
}

/** A Java that Keycloak runs on: JAVA_HOME's, else the one on PATH; a reason where there is none. */
export function findJava(env: NodeJS.ProcessEnv, majorOf = javaMajor): Java | { why: string } {
  const home = env['JAVA_HOME'];
  const paths = [home ? join(home, 'bin', 'java') : undefined, findProgram('java', env)].filter((path) => path !== undefined);
  const found = paths.filter(isExecutable).map((path) => ({ path, major: majorOf(path) }));
  const fit = found.find(({ major }) => JAVA_MAJORS.includes(major));
  if (fit) return fit;
  const wanted = JAVA_MAJORS.join('/');
  const [other] = found;
  if (other) return { why: `${other.path} 是 Java ${other.major},需要 ${wanted} · is Java ${other.major}, one of ${wanted} is needed` };
  return { why: `没有 Java ${wanted} · no Java ${wanted}` };
}

/** The first executable of this name on PATH. */
export function findProgram(name: string, env: NodeJS.ProcessEnv): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/** 17 for `openjdk version "17.0.15"`, 8 for `java version "1.8.0_292"`, 0 when it does not say. */
export function majorOfVersion(text: string): number {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(text) ?? [];
  return Number((first === '1' ? second : first) ?? 0);
}

function javaMajor(path: string): number {
  const { stderr, stdout } = spawnSync(path, ['-version'], { encoding: 'utf8', timeout: 10_000 });
  return majorOfVersion(`${stderr ?? ''}${stdout ?? ''}`);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
