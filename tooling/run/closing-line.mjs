import { writeFileSync } from 'node:fs';

/** @param {{ passed: number, failed: number, skipped: number }} count */
export const closingLine = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;

/**
 * A Vitest reporter that ends the run with one line a machine can read: "N passed, N failed".
 * Where TOTEM_COUNT_FILE names a file, the counts go there instead, for whoever adds up several runs.
 */
export default class ClosingLine {
  onTestRunEnd(modules, unhandledErrors) {
    const count = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        count[state === 'pending' ? 'skipped' : state] += 1;
      }
      // A file or a suite that breaks before its tests run has failed although none of its tests has.
      count.failed += module.errors().length;
      for (const suite of module.children.allSuites()) count.failed += suite.errors().length;
    }
    // After the other reporters have printed their summary, and after what may still fail the run, such as its coverage.
    process.once('exit', (code) => {
      if (code !== 0 && count.failed === 0) count.failed = 1;
      if (process.env.TOTEM_COUNT_FILE) writeFileSync(process.env.TOTEM_COUNT_FILE, JSON.stringify(count));
      else process.stdout.write(`\n${closingLine(count)}\n`);
    });
  }
}
