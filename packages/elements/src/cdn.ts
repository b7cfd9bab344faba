/**
 * The single file for pages without a bundler: registers every element, and exports the client that gives them their data.
 */
import './define.js';

export {
  CreditUsageClient,
  credits,
  isCreditUsageError,
  isMissingRoleError,
  query,
} from '@credit-usage/sdk';
export { forgetAnswers } from './data/query-store.js';
