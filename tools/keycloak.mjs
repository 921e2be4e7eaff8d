// `npm run keycloak`: Keycloak alone, with the embedded Postgres it needs, until Ctrl-C.
import { foreground } from './foreground.mjs';
import { build, checkNode, ensureDependencies } from './preflight.mjs';

await foreground(async (running) => {
  checkNode();
  await ensureDependencies(console.log, running);
  await build(console.log, running);
  return {};
}, 'keycloak-main.js');
