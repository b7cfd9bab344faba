import { CreditUsageClient } from './credit-usage-elements.js';

/** Asks the page's own server, which knows who is signed in. */
async function token({ signal }) {
  const response = await fetch('/session/usage-token', { method: 'POST', signal });
  if (!response.ok) throw new Error(`The session gave no token (${response.status})`);
  return response.json();
}

// The API stands under the page's own origin. The provider has the source for all three: chart and pie share one request, and a bar that is
// picked narrows the conversations.
document.querySelector('credit-usage-provider').source = new CreditUsageClient({ baseUrl: '/', token });
