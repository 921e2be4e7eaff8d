import type { OperationStatus } from '@anlan/contracts/kit';
import { useEffect, useRef, useState } from 'react';
import { follow, type FollowedOperation, type OperationAddresses } from './follow';

interface Options {
  /** another value follows it anew: after a retry, an operation that had ended goes on */
  readonly round?: unknown;
  /** once, when it has ended while it was followed here, or had ended before */
  readonly onEnd?: (status: OperationStatus) => void;
}

/**
 * Follows a long operation live, by its stream; where a proxy holds the stream back, by asking again and again. The stream
 * never takes a one-time secret of the result, asking does: then it is in `status.result`, and is shown from there.
 */
export function useOperation(api: OperationAddresses, id: string | null | undefined, { round, onEnd }: Options = {}): FollowedOperation {
  const [followed, setFollowed] = useState<FollowedOperation>({ isReconnecting: false });
  const ended = useRef(onEnd);
  useEffect(() => {
    ended.current = onEnd;
  });
  useEffect(() => {
    if (!id) return;
    const leaving = new AbortController();
    void follow(api, id, { signal: leaving.signal, show: setFollowed }).then((last) => last && ended.current?.(last));
    return () => leaving.abort();
  }, [api, id, round]);
  return followed;
}

