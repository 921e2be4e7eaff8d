import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

interface Chunk {
  readonly type: string;
  readonly fileName: string;
  readonly facadeModuleId?: string | null;
  readonly imports?: readonly string[];
  readonly viteMetadata?: { readonly importedCss?: ReadonlySet<string> };
  code?: string;
}

/** What has to open without a line: the frame of the pages, and the forms that are filled on the spot. */
const ROOTS = [/\/index\.html$/, /\/src\/app\/tenant-app\.tsx$/, /\/src\/pages\/desk\/[^/]+-page\.tsx$/, /\/src\/pages\/check\/[^/]+-page\.tsx$/, /\/src\/pages\/hazard\/report-page\.tsx$/, /\/src\/offline\/outbox-page\.tsx$/, /\/src\/pages\/subject\/by-code-page\.tsx$/];

/** Writes into the service worker which files the offline pages are made of, with all that they import. */
export function offlineFiles(): Plugin {
  return {
    name: 'anlan-offline',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const chunks = bundle as unknown as Record<string, Chunk>;
      const worker = chunks['sw.js'];
      if (!worker?.code) throw new Error('the build has no service worker');
      const files = new Set<string>();
      const add = (name: string): void => {
        const chunk = chunks[name];
        if (files.has(name) || !chunk) return;
        files.add(name);
        chunk.viteMetadata?.importedCss?.forEach((css) => files.add(css));
        chunk.imports?.forEach(add);
      };
      for (const root of ROOTS) {
        const found = Object.values(chunks).filter((c) => c.facadeModuleId && root.test(c.facadeModuleId));
        if (found.length === 0) throw new Error(`nothing of the build is ${root}`);
        for (const c of found) add(c.fileName);
      }
      const list = [...files].map((f) => `/${f}`);
      const release = createHash('sha256').update(list.join('\n')).update(worker.code).digest('hex').slice(0, 16);
      worker.code = worker.code.replace(/(["'`])__OFFLINE_FILES__\1/, () => JSON.stringify(JSON.stringify(list))).replace('__OFFLINE_RELEASE__', release);
      if (/__OFFLINE_/.test(worker.code)) throw new Error('the service worker lacks its files');
    },
  };
}
