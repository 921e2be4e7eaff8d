import { currentOwner } from '../../offline/owner';
import { vault } from '../../offline/store';

/** Pictures that are not sent yet, kept on this phone for who took them: a lost connection or a closed window loses none. */

/** @returns false where this browser keeps nothing (a private window, a full disk) */
export async function keepPicture(id: string, blob: Blob): Promise<boolean> {
  const owner = currentOwner();
  return owner !== undefined && vault.put(owner, [['picture', id, blob]]).then(() => true, () => false);
}

/** @returns undefined where it is gone, or can no longer be read */
export async function keptPicture(id: string): Promise<Blob | undefined> {
  const owner = currentOwner();
  return owner === undefined ? undefined : vault.get<Blob>(owner, 'picture', id).catch(() => undefined);
}

export async function forgetPictures(ids: readonly string[]): Promise<void> {
  const owner = currentOwner();
  if (owner !== undefined) await vault.drop(owner, ids.map((id) => ({ kind: 'picture', id }))).catch(() => undefined);
}
