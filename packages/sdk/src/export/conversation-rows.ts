import { invalidOption } from '../errors/config-error.js';
import type { Conversation, ConversationPage } from '../model/conversations.js';
import { leavable } from './rows.js';

/**
 * A conversation with the name of its organization.
 *
 * @public
 */
export interface ConversationRow extends Conversation {
  /** The organization's name; absent when the page did not list it. */
  readonly organizationName?: string;
}

/**
 * The rows of pages of conversations, each with the name of its organization.
 *
 * @throws ConfigError when they are not pages: looping over a list gives its rows, `list.pages()` gives its pages.
 *
 * @example
 * ```ts
 * const pages = client.conversations.list({ period: "30d", limit: 100 }).pages();
 * const lines = toCsv(conversationRows(pages), { columns: conversationColumns });
 * ```
 * @public
 */
export function conversationRows(
  pages: Iterable<ConversationPage> | AsyncIterable<ConversationPage>,
): AsyncGenerator<ConversationRow, void> {
  return leavable(pages, rowsOf);
}

async function* rowsOf(pages: AsyncIterable<ConversationPage>): AsyncGenerator<ConversationRow, void> {
  for await (const page of pages) {
    const { data, scope }: Partial<ConversationPage> = Object(page);
    if (!data || !scope) {
      throw invalidOption('conversationRows needs pages of conversations: give it list.pages()');
    }
    const names = new Map(scope.included.map(({ id, name }) => [id, name]));
    for (const row of data) {
      const organizationName = names.get(row.organizationId);
      yield organizationName === undefined ? row : { ...row, organizationName };
    }
  }
}
