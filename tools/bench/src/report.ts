import { writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { repoPath } from '@anlan/platform/config';

export interface Line {
  readonly work: string;
  /** what was measured, in words */
  readonly measured: string;
  readonly value: number;
  readonly unit: 'ratio' | 'ms' | 's';
  /** the bound the value is held to, and on which side it has to be */
  readonly target: { readonly at: number; readonly side: 'at least' | 'at most' };
}

export const meets = (l: Line): boolean => (l.target.side === 'at least' ? l.value >= l.target.at : l.value <= l.target.at);

/** The table on the terminal, and the same as JSON under .data/bench. */
export function publish(lines: readonly Line[], print: (line: string) => void): void {
  const cell = (s: string, n: number) => s.padEnd(n);
  print(`${cell('work', 50)}${cell('value', 12)}${cell('target', 12)}${cell('', 6)}measured`);
  for (const l of lines) {
    const value = `${l.value.toFixed(l.unit === 'ms' ? 1 : 2)}${l.unit === 'ratio' ? '' : ` ${l.unit}`}`;
    const target = `${l.target.side === 'at least' ? '≥' : '≤'} ${l.target.at}${l.unit === 'ratio' ? '' : ` ${l.unit}`}`;
    print(`${cell(l.work, 50)}${cell(value, 12)}${cell(target, 12)}${cell(meets(l) ? 'ok' : 'MISS', 6)}${l.measured}`);
  }
  const dir = join(process.env.ANLAN_DATA_DIR ?? repoPath('.data'), 'bench');
  mkdirSync(dir, { recursive: true });
  const file = join(dir, `${new Date().toISOString().replace(/[:.]/g, '-')}.json`);
  writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), node: process.version, lines: lines.map((l) => ({ ...l, meets: meets(l) })) }, null, 2)}\n`);
  print(`JSON: ${file}`);
}
