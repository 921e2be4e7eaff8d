const codes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', '57P01', '57P02', '57P03', '08006', '08001', '53300']);
const sentences = /timeout exceeded when trying to connect|Connection terminated|connection error and is not queryable/;

/** Whether it failed because the database could not be reached, which passes: nothing was wrong with what was asked. */
export function isUnreachable(error: unknown): boolean {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string };
  return codes.has(code) || sentences.test(message);
}
