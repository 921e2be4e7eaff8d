import { lazy, type ComponentType, type ReactElement } from 'react';

/** A part of the programme that did not arrive: no network, or a newer release has replaced it. */
export class NotLoaded extends Error {}

/** A page whose part of the programme is fetched when it is opened: `lazyPage(() => import('./list-page'), 'ListPage')`. */
export function lazyPage<M extends Record<K, ComponentType>, K extends keyof M & string>(load: () => Promise<M>, name: K): ReactElement {
  const Page = lazy(async () => {
    const module = await load().catch((cause: unknown) => {
      throw new NotLoaded(`${name} did not arrive`, { cause });
    });
    return { default: module[name] as ComponentType };
  });
  return <Page />;
}
