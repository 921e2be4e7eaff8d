// `npm start [-- --identity keycloak] [-- --full]`: makes sure of what is needed, then runs the stack.
import { parseArgs } from 'node:util';
import { foreground } from './foreground.mjs';
import { preflight } from './preflight.mjs';

await foreground(async (running) => {
  // Which names there are, the stack knows.
  const { identity, full } = options(process.argv.slice(2));
  await preflight({ running });
  return { ...(identity !== undefined && { ANLAN_IDENTITY: identity }), ...(full && { ANLAN_FULL: 'true' }) };
}, 'main.js');

function options(args) {
  try {
    return parseArgs({ args, options: { identity: { type: 'string' }, full: { type: 'boolean' } } }).values;
  } catch (error) {
    throw new Error(`${error.message}\n用法 usage: npm start -- [--identity keycloak] [--full]`);
  }
}
