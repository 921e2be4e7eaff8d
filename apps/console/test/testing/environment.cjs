const { TestEnvironment } = require('jest-environment-node');

/** Tells `afterEach` whether the test before it failed: only then are its pages worth a picture. */
module.exports = class BrowserEnvironment extends TestEnvironment {
  handleTestEvent(event) {
    if (event.name === 'test_start') this.global.testFailed = false;
    if (event.name === 'test_fn_failure') this.global.testFailed = true;
  }
};
