import { useCallback, useState } from 'react';
import { draftOf, keepDraft, type Draft as Kept } from '../../offline/drafts';
import { currentOwner } from '../../offline/owner';

export interface Draft {
  /** what was entered and not sent, when the form was opened */
  readonly found: Kept | undefined;
  readonly keep: (values: Record<string, unknown>) => void;
  readonly forget: () => void;
}

/** Keeps what is being entered for the person who enters it until it is sent: a lost connection or a closed window loses nothing. */
export function useDraft(name: string | undefined): Draft {
  // A form that is still open when somebody signs out, or somebody else in, keeps nothing more.
  const [owner] = useState(currentOwner);
  const [found, setFound] = useState(() => (name ? draftOf(name) : undefined));
  const keep = useCallback((values: Record<string, unknown>) => void (name && keepDraft(name, { at: Date.now(), values }, owner)), [name, owner]);
  const forget = useCallback(() => {
    setFound(undefined);
    if (name) keepDraft(name, undefined, owner);
  }, [name, owner]);
  return { found, keep, forget };
}
