import type { CreditLoadErrorKind } from '../src/data/load-error.ts';

/** The sentences of the reference page that stand in no doc comment. */

/** What elements inherit is listed once, under the class that it comes from. */
export const SHARED: readonly (readonly [owner: string, title: string, of: string])[] = [
  ['CreditElement', 'All elements', 'All elements except the provider have these.'],
  [
    'CreditSourceElement',
    'Elements that read',
    'The filters, the summary, the chart, the pie, the conversations and the details have these. Inside a provider, its filters apply, overridden by the element’s own.',
  ],
  [
    'CreditDataElement',
    'Elements that show an answer',
    'The summary, the chart, the pie, the conversations and the details have these.',
  ],
];

export const STATES: readonly (readonly [state: string, meaning: string])[] = [
  ['idle', 'nothing to show and nothing to load'],
  ['loading', 'the first answer is loading'],
  ['ready', 'the answer is shown'],
  ['empty', 'there is no usage'],
  ['refused', 'the viewer lacks a role'],
  ['error', 'loading failed, or the answer cannot be read'],
  ['refreshing', 'the last answer is shown while a newer one is loading'],
  ['stale', 'the last answer is shown because loading a newer one failed'],
];

/** The values of `CreditLoadErrorKind`. */
export const KINDS: Readonly<Record<CreditLoadErrorKind, string>> = {
  config: 'an option or a query is not valid',
  token_provider: 'the page’s token function has failed',
  connection: 'no connection to the server',
  timeout: 'no answer in time',
  aborted: 'the request was cancelled',
  response_parse: 'the answer is not JSON',
  response_validation: 'the answer does not follow the contract',
  api: 'the server answered with another status',
  invalid_request: 'the request cannot be answered, for example because its range is too long',
  authentication: 'the token is missing, invalid or expired',
  access_denied: 'the token may not read this',
  missing_role: 'the viewer lacks a role: `requiredRoles` says which',
  not_found: 'there is no such thing, or the viewer may not know of it',
  rate_limit: 'too many requests',
  server: 'the server has failed',
  unknown: 'another transport has failed in its own way',
};

/** Types of properties, beside those of event details. */
export const TYPES: readonly (readonly [name: string, text: string])[] = [
  ['CreditConversationKey', 'The type of `openConversation`: the ids that name a conversation.'],
  ['CreditLoadError', 'The type of `error`, and the detail of `credit-load-error`.'],
];

/** Events about what has happened do not bubble. All others fire before a reader's action takes effect: they bubble and can be cancelled. */
export const HAS_HAPPENED = /^credit-load|-changed$/;

export const WORDS =
  'The keys of `messages`. `{name}` stands for a value that is filled in. A message with plural forms is an object by plural category, `{ one, other }` in English, or one text for all numbers.';

/** Shared descriptions of properties that each element describes more precisely for itself. */
export const IN_COMMON: Readonly<Record<string, { readonly type: string; readonly text: string }>> = {
  data: {
    type: 'UsageReport | ConversationPage | ConversationCredits | null',
    text: 'The answer itself, instead of a source; `null` while it is loading.',
  },
};

/** Types that have no fields. */
export const OTHER_TYPES: readonly string[] = [
  '### CreditRoute\n\nWhat is loaded: `usage`, `conversations`, `credits`, `organizations`, `agents` or `categories`, named like the functions of a [source of your own](own-source.md).',
  '### CreditFilterName\n\nThe name of a filter: a key of `CreditFilters`, such as `organizationId`.',
  '### Types of the SDK\n\n`CreditFilters` is the SDK’s `UsageQuery`. `UsageReport`, `ConversationPage` and `ConversationCredits` are its answers. `ScopedRole` is a role with its scope. `ExcludedOrganization` is an organization with its `id`, its `name`, the `code` that says why it is left out, and the `requiredRoles` of which any one would include it.',
];

export const INTRODUCTION = `All attributes, properties, methods, events, slots, parts and custom properties of each element. An attribute and its property set the same
thing, in HTML and in code. A value that cannot be used counts as not set.`;

export const BEFORE_STATES =
  '`status` is one of these, and so is the element’s custom state, such as `credit-usage-summary:state(loading)`:';

export const AFTER_STATES =
  '`:state(waiting)` is added while an element still shows the answer to an earlier request, or the message of a failure while it tries again.';
