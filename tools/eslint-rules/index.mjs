import { expectInTest } from './expect-in-test.mjs';
import { handleOnly } from './handle-only.mjs';
import { noClientEmit } from './no-client-emit.mjs';
import { noFixedSleep } from './no-fixed-sleep.mjs';
import { noFocusedTest } from './no-focused-test.mjs';
import { noHiddenSchema } from './no-hidden-schema.mjs';
import { noParallelQueries } from './no-parallel-queries.mjs';
import { noSessionSettings } from './no-session-settings.mjs';
import { noUtcDay } from './no-utc-day.mjs';
import { oneDoor } from './one-door.mjs';
import { reasonedSuppression } from './reasoned-suppression.mjs';
import { thinController } from './thin-controller.mjs';

/** The house's own rules, as an ESLint plugin. */
export const anlan = {
  meta: { name: 'anlan' },
  rules: {
    'expect-in-test': expectInTest,
    'handle-only': handleOnly,
    'no-client-emit': noClientEmit,
    'no-fixed-sleep': noFixedSleep,
    'no-focused-test': noFocusedTest,
    'no-hidden-schema': noHiddenSchema,
    'no-parallel-queries': noParallelQueries,
    'no-session-settings': noSessionSettings,
    'no-utc-day': noUtcDay,
    'one-door': oneDoor,
    'reasoned-suppression': reasonedSuppression,
    'thin-controller': thinController,
  },
};
