import { events, operations, type EventSpec, type Operation } from '@anlan/contracts/kit';
import { operationName, operationPath } from '@anlan/contracts/openapi';
import { html, type Html } from './html';

/** What the pages speak about. They name an operation only if its contract is there. */
export interface PageData {
  /** origin in the examples, e.g. `http://127.0.0.1:8080` */
  readonly origin: string;
  readonly operations: readonly Operation[];
  readonly events: readonly EventSpec[];
}

export const pageData = (origin: string): PageData => ({ origin, operations: operations(), events: events() });

export function has({ operations }: PageData, name: string): boolean {
  return operations.some((o) => operationName(o) === name);
}

/** Method and path of an operation, linked to its place in the API browser. */
export function operationLink({ operations }: PageData, name: string): Html {
  const o = operations.find((each) => operationName(each) === name);
  if (!o) throw new Error(`the guide names ${name}, which no contract declares`);
  const tag = name.split('.').slice(0, 2).join('.');
  return html`<p class="operation"><a href="/docs/api#/${tag}/${name}"><code><b>${o.method}</b> ${operationPath(o)}</code></a></p>`;
}
