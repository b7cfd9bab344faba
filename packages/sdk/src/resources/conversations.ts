import { conversationCreditsAnswer, conversationPageAnswer } from '../contract/answers/answers.js';
import type { Execute } from '../core/call.js';
import type { ListOptions } from '../core/options.js';
import type { PagedList } from '../core/pages.js';
import type { ConversationCredits, UsageEntry } from '../model/conversation-credits.js';
import type { Conversation, ConversationPage } from '../model/conversations.js';
import type { ConversationsQuery, CreditsQuery } from '../query/types.js';
import { readPages } from './read.js';

/**
 * The credit details of a conversation. Await them for what the API sends, with the first page of entries; loop over them
 * for all entries.
 *
 * @public
 */
export interface ConversationCreditsList extends PagedList<ConversationCredits, UsageEntry> {
  /** All entries of all pages, by time: the same as looping over the list itself. */
  entries(): AsyncIterableIterator<UsageEntry>;
}

/**
 * Conversations: which ones cost credits, and for what.
 *
 * @public
 */
export interface ConversationsResource {
  /**
   * Lists recent conversations with usage that matches the filter, page by page.
   *
   * Needs Billing in the organization; without `organizationId`, in at least one of the viewer's organizations. The
   * `detailAccess` of a row says whether the viewer may also open its credit details.
   *
   * @throws as `usage.get`; ResponseValidationError also when the pages do not belong together.
   *
   * @example
   * ```ts
   * for await (const row of client.conversations.list({ period: "72h", sort: "-credits" })) {
   *   console.log(row.title ?? row.conversationId, row.credits);
   * }
   * ```
   */
  list(query?: ConversationsQuery, options?: ListOptions): PagedList<ConversationPage, Conversation>;

  /**
   * Reads the credit details of one conversation: every step that cost credits. Without a range, the whole conversation
   * is covered. `total` always counts the whole conversation, `matched` only what matches the filter.
   *
   * Needs Owner in the organization, or Owner or Contributor on the agent. Billing alone is not enough.
   *
   * @throws MissingRoleError when the viewer has none of these; NotFoundError when the conversation does not exist
   * or the viewer has nothing to do with its agent; otherwise as `usage.get`.
   *
   * @example
   * ```ts
   * const details = client.conversations.credits({ organizationId, agentId, conversationId });
   * (await details).total; // "52.005"
   * for await (const entry of details.entries()) console.log(entry.time, entry.category, entry.credits);
   * ```
   */
  credits(query: CreditsQuery, options?: ListOptions): ConversationCreditsList;
}

/** Binds the reads to a client. */
export function conversationsResource(execute: Execute): ConversationsResource {
  return {
    list(query = {}, options = {}) {
      return readPages(execute, 'conversations', conversationPageAnswer, query, options, (page) => page.data);
    },
    credits(query, options = {}) {
      const list = readPages(
        execute,
        'conversationCredits',
        conversationCreditsAnswer,
        query,
        options,
        (page) => page.entries,
      );
      return Object.assign(list, { entries: () => list[Symbol.asyncIterator]() });
    },
  };
}
