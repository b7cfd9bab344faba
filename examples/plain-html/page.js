import { CreditUsageClient } from './credit-usage-elements.js';

/** Asks the page's own server, which knows who is signed in. */
async function token({ signal }) {
  const response = await fetch('/session/usage-token', { method: 'POST', signal });
  if (!response.ok) throw new Error(`The session gave no token (${response.status})`);
  return response.json();
}

// The API stands under the page's own origin. One client for all three: chart and pie share one request.
const source = new CreditUsageClient({ baseUrl: '/', token });
for (const element of document.querySelectorAll(
  'credit-usage-chart, credit-category-pie, recent-conversations',
))
  element.source = source;
