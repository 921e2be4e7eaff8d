import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mutations } from './list/index.mjs';
import { SHARES, shareOf } from './share.mjs';

const commits = Array.from({ length: 40 }, (_, i) => `commit ${i}`);
const names = (of) => of.map((m) => m.name).join();

describe('the share of a commit', () => {
  test('is the same each time at that commit, and there are as many of them as shares', () => {
    assert.equal(names(shareOf(mutations, 'a')), names(shareOf([...mutations], 'a')));
    assert.equal(new Set(commits.map((c) => names(shareOf(mutations, c)))).size, SHARES);
  });

  test('leaves out no mutation at every commit, and is about its part of them', () => {
    assert.equal(new Set(commits.flatMap((c) => shareOf(mutations, c))).size, mutations.length);
    for (const commit of commits) {
      const part = (shareOf(mutations, commit).length * SHARES) / mutations.length;
      assert.ok(part > 0.5 && part < 1.5, `${part}`);
    }
  });

  test('keeps what one control run serves together', () => {
    const share = shareOf(mutations, 'a');
    const suites = new Set(share.map((m) => `${m.caughtBy.file} ${m.caughtBy.tests}`));
    assert.equal(mutations.filter((m) => suites.has(`${m.caughtBy.file} ${m.caughtBy.tests}`)).length, share.length);
  });
});
