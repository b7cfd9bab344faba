import { CreditUsageClient } from '@credit-usage/sdk';
import '@credit-usage/elements/conversation-credit-details/define';
import '@credit-usage/elements/credit-usage-dashboard/define';
import { followSession, type Session } from './session.ts';
import { shareView } from './shared-view.ts';
import { viewerToken } from './viewer-token.ts';

const dashboard = document.querySelector('credit-usage-dashboard');
const ownConversation = document.querySelector('conversation-credit-details');

if (dashboard) shareView(dashboard);

await followSession((session: Session) => {
  // The product serves the page and proxies the API under its own origin, so that it needs no CORS and can keep a strict policy.
  // Each signed-in user gets a new client, which has nothing of the user before.
  const source = new CreditUsageClient({ baseUrl: '/', token: viewerToken });
  if (dashboard) dashboard.source = source;
  if (ownConversation) {
    ownConversation.hidden = !session.conversation;
    ownConversation.source = session.conversation && source;
    Object.assign(ownConversation, session.conversation);
  }
});
