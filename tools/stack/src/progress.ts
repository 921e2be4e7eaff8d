export type Progress = (line: string) => void;

/** Columns a text takes in a terminal: Chinese characters and full-width marks take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(char) ? 2 : 1;
  return width;
}

const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(1, width - displayWidth(text)));

/** `✓ 数据库 Postgres 15.18    127.0.0.1:41234    1.2 s` */
export function doneLine(what: string, where: string, startedAt: number, now = Date.now()): string {
  return `✓ ${pad(what, 36)}${pad(where, 26)}${((now - startedAt) / 1000).toFixed(1)} s`;
}

/** Tells at once what goes on, and every ten seconds that it still does. */
export async function withBeat<T>(progress: Progress, what: string, work: Promise<T>): Promise<T> {
  const startedAt = Date.now();
  progress(`… ${what}`);
  const beat = setInterval(() => progress(`… ${what}  ${Math.round((Date.now() - startedAt) / 1000)} s`), 10_000);
  return work.finally(() => clearInterval(beat));
}
