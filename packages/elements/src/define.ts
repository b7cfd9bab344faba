/** Registers every element. */
import './elements/conversation-credit-details/define.js';
import './elements/credit-category-pie/define.js';
import './elements/credit-usage-chart/define.js';
import './elements/credit-usage-dashboard/define.js';
import './elements/credit-usage-filters/define.js';
import './elements/credit-usage-provider/define.js';
import './elements/credit-usage-summary/define.js';
import './elements/recent-conversations/define.js';

export * from './index.js';
