import { lazy, type ComponentType, type ReactElement } from 'react';

/** A page whose part of the programme is fetched when it is opened: `lazyPage(() => import('./list-page'), 'ListPage')`. */
export function lazyPage<M extends Record<K, ComponentType>, K extends keyof M & string>(load: () => Promise<M>, name: K): ReactElement {
  const Page = lazy(async () => ({ default: (await load())[name] as ComponentType }));
  return <Page />;
}
