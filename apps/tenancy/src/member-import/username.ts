import { pinyin } from 'pinyin-pro';

/** A username made of a name: its pinyin, with a number where that is taken or too short. Undefined where the name gives no letters. */
export function usernameOf(name: string, taken: (username: string) => boolean): string | undefined {
  const spelled = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true }).join('').toLowerCase();
  const base = spelled.replace(/[^a-z0-9]/g, '').replace(/^[0-9]+/, '').slice(0, 34);
  if (base === '') return undefined;
  const made = (n: number): string => (base.length < 3 ? `${base}${String(n).padStart(2, '0')}` : n === 1 ? base : `${base}${n}`);
  for (let n = 1; ; n += 1) if (!taken(made(n))) return made(n);
}
