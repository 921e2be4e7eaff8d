// Conventional commits scoped by project: `feat(enforcement): …`. Run alone, it checks the last commits and says what is wrong.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './preflight.mjs';

const TYPES = ['feat', 'fix', 'perf', 'refactor', 'test', 'docs', 'build', 'ci', 'chore', 'style', 'revert'];
const OTHER_SCOPES = ['workspace', 'infra', 'docs', 'examples', 'tools', 'deps'];
const LONGEST = 160;

const projects = () =>
  ['apps', 'libs', 'tools'].flatMap((group) => readdirSync(join(root, group), { withFileTypes: true }).filter((d) => d.isDirectory()).map((d) => d.name));

/** What is wrong with a subject, or undefined. `scopes` are the names of the projects. */
export function subjectFault(subject, scopes) {
  const match = /^(?<type>[a-z]+)(?:\((?<scopes>[^()]+)\))?!?: (?<text>\S.*)$/.exec(subject);
  if (!match) return 'is not `type(project): what changed`';
  const { type, scopes: given } = match.groups;
  if (!TYPES.includes(type)) return `has the type ${type}; known are ${TYPES.join(', ')}`;
  if (!given) return 'has no project as its scope';
  const unknown = given.split(',').map((s) => s.trim()).filter((s) => !scopes.includes(s));
  if (unknown.length) return `names ${unknown.join(', ')}, which is no project`;
  return subject.length > LONGEST ? `is longer than ${LONGEST} characters` : undefined;
}

/** Faults of the last commits, one line each; none where there is no history. */
export function commitFaults(count = 20) {
  if (!existsSync(join(root, '.git'))) return [];
  const { status, stdout } = spawnSync('git', ['log', '--no-merges', `-${count}`, '--format=%h%x09%s'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) return [];
  const scopes = [...projects(), ...OTHER_SCOPES];
  return stdout.split('\n').filter(Boolean).flatMap((commit) => {
    const [hash, subject] = commit.split('\t');
    const fault = subjectFault(subject, scopes);
    return fault ? [`commit ${hash} ${fault}: ${subject}`] : [];
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const faults = commitFaults(Number(process.argv[2] ?? 20));
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length ? 1 : 0;
}
