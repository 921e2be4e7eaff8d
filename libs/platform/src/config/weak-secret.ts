/** What a secret consists of when nobody made one: words of examples, of our own documents, and of keyboards. */
const WORDS = [
  'changeme', 'change', 'replace', 'please', 'placeholder', 'example', 'sample', 'default', 'dummy', 'fixme', 'insert', 'your', 'here', 'secret', 'password', 'passwort',
  'passwd', 'pass', 'token', 'apikey', 'key', 'admin', 'administrator', 'root', 'user', 'operator', 'provisioner', 'client', 'service', 'test', 'testing', 'demo', 'dev',
  'development', 'local', 'localhost', 'production', 'prod', 'staging', 'anlan', 'keycloak', 'postgres', 'postgresql', 'nats', 'minio', 'tenancy', 'responsibility', 'enforcement', 'relay',
  'gateway', 'database', 'welcome', 'letmein', 'qwertyuiop', 'qwerty', 'asdfghjkl', 'asdfgh', 'zxcvbnm', 'zxcvbn', 'iloveyou', 'monkey', 'dragon', 'mima', '安澜', '密码', '口令',
].sort((a, b) => b.length - a.length);
const WORD = new RegExp(WORDS.join('|'), 'gi');
/** Twelve random letters and digits have about 40, sixteen random hexadecimal digits about 52. */
const LEAST_BITS = 30;

/** Whether a text was thought up rather than made: known words do not count, nor do repetitions and runs like 1234. */
export function isWeakText(text: string): boolean {
  const rest = text.replace(/0/g, 'o').replace(/@/g, 'a').replace(/\$/g, 's').replace(WORD, '');
  // Spelt with digits or not: whichever reading leaves less is the one that counts.
  const plain = text.replace(WORD, '');
  return Math.min(bitsOf(withoutRuns(rest)), bitsOf(withoutRuns(plain))) < LEAST_BITS || isPeriodic([...text]);
}

/** Whether 32 bytes are something else than random: one byte over and over, a pattern, a run, a text. */
export function isWeakKey(key: Buffer): boolean {
  const bytes = [...key];
  const steps = new Set(bytes.slice(1).map((byte, i) => (byte - (bytes[i] ?? 0)) & 0xff));
  // Of 32 random bytes some 30 differ; all of them being printable happens once in 10^14 keys.
  return new Set(bytes).size < 20 || steps.size < 8 || isPeriodic(bytes) || bytes.every((byte) => byte >= 0x20 && byte < 0x7f);
}

/** Shannon's estimate from the text itself. */
function bitsOf(text: string): number {
  const letters = [...text];
  const counts = new Map<string, number>();
  for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [...counts.values()].reduce((bits, n) => bits - n * Math.log2(n / letters.length), 0);
}

/** Without what only goes on: `abcd`, `4321` and `aaaa` count as two letters each. */
function withoutRuns(text: string): string {
  const letters = [...text];
  const step = (i: number): number => (letters[i]?.codePointAt(0) ?? 0) - (letters[i - 1]?.codePointAt(0) ?? 0);
  return letters.filter((_, i) => i < 2 || Math.abs(step(i)) > 1 || step(i) !== step(i - 1)).join('');
}

function isPeriodic(items: readonly (string | number)[]): boolean {
  for (let period = 1; period <= items.length / 2; period += 1) {
    if (items.every((item, i) => i < period || item === items[i - period])) return true;
  }
  return false;
}
