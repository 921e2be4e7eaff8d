import assert from 'node:assert/strict';

/** Asks until the answer is true; fails after a minute and says what was awaited. */
export async function within(what, ask) {
  for (const deadline = Date.now() + 60_000; !ask(); ) {
    assert.ok(Date.now() < deadline, `not within a minute: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
