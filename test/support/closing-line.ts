import type { Reporter, TestModule } from 'vitest/node';

/** Ends every run with a last line `N passed, N failed, N skipped`. */
export class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: errors.length, skipped: 0 };
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      // A file that does not load, or whose hooks fail, has no failed test to count.
      const failures = tests.filter((test) => test.result().state === 'failed').length;
      if (module.state() === 'failed' && failures === 0) count.failed++;
      for (const test of tests) {
        const { state } = test.result();
        // A test that never ended did not pass.
        count[state === 'pending' ? 'failed' : state]++;
      }
    }
    console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
  }
}
