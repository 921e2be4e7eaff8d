import { commonErrors } from '@anlan/contracts/kit';
import { Transform, type Readable } from 'node:stream';
import { ProblemError } from './problem';

/**
 * Passes an upload on piece by piece, up to `limit` bytes; beyond them it fails with 413. When its reader has heard
 * enough, the rest is read and thrown away: a client that is still sending would not see the answer otherwise, and a
 * request given up half-read leaves its connection deaf to the next one.
 */
export function limitedBody(source: Readable, limit: number): Readable {
  let seen = 0;
  const out = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > limit) done(new ProblemError(commonErrors.too_large, { limit }));
      else done(null, chunk);
    },
  });
  const gone = (): void => void out.destroy(new Error('the client went away'));
  source.once('error', gone);
  source.once('aborted', gone);
  // The one who reads it learns of a failure; without this line so would the process, by ending.
  out.on('error', () => undefined);
  out.once('close', () => {
    source.unpipe(out);
    source.off('error', gone).on('error', () => undefined);
    source.resume();
  });
  return source.pipe(out);
}
