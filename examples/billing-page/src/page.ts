import { CreditUsageClient } from '@credit-usage/sdk';
import '@credit-usage/elements/credit-usage-provider/define';
import '@credit-usage/elements/credit-usage-summary/define';
import '@credit-usage/elements/credit-usage-chart/define';
import '@credit-usage/elements/credit-category-pie/define';
import '@credit-usage/elements/recent-conversations/define';
import { narrowToSelectedBar } from './narrow.ts';
import { viewerToken } from './viewer-token.ts';

const provider = document.querySelector('credit-usage-provider');
const chart = document.querySelector('credit-usage-chart');
const conversations = document.querySelector('recent-conversations');

// The product serves the page and passes the API on under its own origin: no CORS, and a strict policy can stay.
if (provider) provider.source = new CreditUsageClient({ baseUrl: '/', token: viewerToken });
if (chart && conversations) narrowToSelectedBar(chart, conversations);
