/** CAS 登记号: two to seven digits, two, and a check digit: the sum of the others, each times its place from the right, modulo 10. */
export function isCasNumber(text: string): boolean {
  if (!/^[1-9]\d{1,6}-\d{2}-\d$/.test(text)) return false;
  const digits = [...text.replaceAll('-', '')].map(Number);
  const check = digits.pop();
  return digits.reverse().reduce((sum, d, i) => sum + d * (i + 1), 0) % 10 === check;
}
