import { useCallback, useEffect, useRef, useState } from 'react';
import type { AnyOperation } from '../../api/client';
import { upload } from '../../api/upload';
import { forgetPictures, keepPicture, keptPicture } from './picture-store';
import { shrinkPicture } from './shrink';

/** A picture of a form: chosen here, and the server's once it has a `fileId`. */
export interface Picture {
  readonly id: string;
  readonly name: string;
  readonly fileId?: string;
}

/** How far one is; `lost`: chosen in a window that has been closed, and not kept. */
export interface Progress {
  readonly state: 'sending' | 'waiting' | 'sent' | 'lost';
  readonly part: number;
  readonly url?: string;
}

interface Sending {
  readonly progress: ReadonlyMap<string, Progress>;
  /** @returns names of what is no picture this browser can read */
  readonly add: (files: readonly File[]) => Promise<string[]>;
  readonly remove: (id: string) => void;
  readonly retry: () => void;
}

/** Shrinks, keeps and sends pictures one by one; what does not get through waits for the connection, or for being told. */
export function useSending(op: AnyOperation, value: readonly Picture[], onChange: (pictures: readonly Picture[]) => void): Sending {
  const [progress, setProgress] = useState<ReadonlyMap<string, Progress>>(new Map());
  const latest = useRef({ value, onChange });
  const blobs = useRef(new Map<string, Blob>());
  const urls = useRef(new Map<string, string>());
  const busy = useRef(new Set<string>());
  useEffect(() => {
    latest.current = { value, onChange };
  });
  const note = useCallback((id: string, more: Partial<Progress>) => setProgress((old) => new Map(old).set(id, { state: 'sending', part: 0, url: urls.current.get(id), ...old.get(id), ...more })), []);
  const change = useCallback((next: readonly Picture[]) => {
    latest.current.value = next;
    latest.current.onChange(next);
  }, []);

  const sendOne = useCallback(async (picture: Picture) => {
    const { id, name } = picture;
    if (busy.current.has(id)) return;
    busy.current.add(id);
    try {
      const blob = blobs.current.get(id) ?? (await keptPicture(id));
      if (!blob) return note(id, { state: picture.fileId ? 'sent' : 'lost' });
      blobs.current.set(id, blob);
      if (!urls.current.has(id)) urls.current.set(id, URL.createObjectURL(blob));
      if (picture.fileId) return note(id, { state: 'sent', part: 1 });
      note(id, { state: 'sending', part: 0 });
      const file = (await upload(op, { file: blob, name, key: id, onProgress: (part) => note(id, { part }) })) as { id: string };
      change(latest.current.value.map((p) => (p.id === id ? { ...p, fileId: file.id } : p)));
      note(id, { state: 'sent', part: 1 });
    } catch {
      note(id, { state: 'waiting' });
    } finally {
      busy.current.delete(id);
    }
  }, [op, note, change]);

  const sendAll = useCallback(() => {
    for (const p of latest.current.value) void sendOne(p);
  }, [sendOne]);
  useEffect(() => {
    // Those a draft brought back.
    sendAll();
    addEventListener('online', sendAll);
    return () => removeEventListener('online', sendAll);
  }, [sendAll]);

  const add = useCallback<Sending['add']>(async (files) => {
    const refused: string[] = [];
    for (const file of files) {
      const blob = await shrinkPicture(file).catch(() => undefined);
      if (!blob) {
        refused.push(file.name);
        continue;
      }
      const picture = { id: crypto.randomUUID(), name: `${file.name.replace(/\.\w+$/, '')}.jpg` };
      blobs.current.set(picture.id, blob);
      await keepPicture(picture.id, blob);
      change([...latest.current.value, picture]);
      void sendOne(picture);
    }
    return refused;
  }, [change, sendOne]);
  const remove = useCallback((id: string) => {
    change(latest.current.value.filter((p) => p.id !== id));
    void forgetPictures([id]);
  }, [change]);
  useEffect(() => {
    const made = urls.current;
    return () => {
      for (const url of made.values()) URL.revokeObjectURL(url);
      made.clear();
    };
  }, []);
  return { progress, add, remove, retry: sendAll };
}
