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
  // The product serves the page and passes the API on under its own origin: no CORS, and a strict policy can stay.
  // Whoever is signed in now gets a client of their own: nothing of the one before is left.
  const source = new CreditUsageClient({ baseUrl: '/', token: viewerToken });
  if (dashboard) dashboard.source = source;
  if (ownConversation) {
    ownConversation.hidden = !session.conversation;
    ownConversation.source = session.conversation && source;
    Object.assign(ownConversation, session.conversation);
  }
});
