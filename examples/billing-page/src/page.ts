import { CreditUsageClient } from '@credit-usage/sdk';
import { viewerToken } from './viewer-token.ts';
import '@credit-usage/elements/credit-usage-summary/define';
import { showProblem } from './problem.ts';

// The product serves the page and passes the API on under its own origin: no CORS, and a strict policy can stay.
const client = new CreditUsageClient({ baseUrl: '/', token: viewerToken });

const summary = document.querySelector('credit-usage-summary');
if (summary) {
  // It draws its skeleton until the report is there.
  summary.data = null;
  try {
    summary.data = await client.usage.get({
      period: '30d',
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      compare: 'previous',
    });
  } catch (error) {
    summary.remove();
    showProblem(error);
  }
}
