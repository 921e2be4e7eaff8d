const brackets: Readonly<Record<string, string>> = { '【': '(', '】': ')', '〔': '(', '〕': ')', '[': '(', ']': ')', '{': '(', '}': ')' };

/**
 * A name as two lists are matched by it: the same whatever the width of its letters, digits and brackets, the kind of its
 * brackets, its spaces, and small or capital letters. Words stay: 有限公司 and 有限责任公司 are two companies until somebody
 * merges them. `enforcement.subject.name_key` holds the same.
 */
export function nameKey(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '').replace(/[【】〔〕[\]{}]/g, (b) => brackets[b] ?? b).replace(/[A-Z]/g, (c) => c.toLowerCase());
}
