import { runNode } from './child.ts';
import type { Cleanup } from './cleanup.ts';
import { NODE_REPORT } from './paths.ts';
import type { Demo } from './start.ts';

/** Runs the Node report as a user would, with a token in its environment, and returns what it printed. */
export async function runNodeReport(
  cleanup: Cleanup,
  { api, timezone }: Demo,
  args: readonly string[],
  visible: boolean,
): Promise<string> {
  const { token } = await api.mintToken();
  return runNode(cleanup, [NODE_REPORT, '--timezone', timezone, ...args], {
    env: { CREDIT_USAGE_URL: api.url, CREDIT_USAGE_TOKEN: token },
    visible,
  });
}
