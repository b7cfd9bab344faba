/**
 * A text with one form for each plural category of its language.
 *
 * @public
 */
export type CreditPluralMessage = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {
  readonly other: string;
};

/**
 * The texts of the elements. `{name}` stands for a value that is filled in.
 *
 * A page may replace some of them on any element, or all of them for a language that is not included.
 *
 * @public
 */
export interface CreditMessages {
  /** The unit after an amount. */
  readonly credits: CreditPluralMessage;
  /** The unit without an amount: over the chart, in headings, and as `{unit}`. Defaults to the form `other` of `credits`. */
  readonly creditUnit: string;
  /** Replaces a value that is not known. */
  readonly unknown: string;
  /** Announced while loading. */
  readonly loading: string;
  /** Replaces the figures when there is no usage. */
  readonly empty: string;
  /** What to try when there is no usage. */
  readonly emptyHint: string;
  /** Replaces the figures when the data cannot be read. */
  readonly unreadable: string;
  /** The name of a dashboard without a heading. */
  readonly dashboard: string;
  /** The name of a summary without a heading. */
  readonly summary: string;
  /** The label of the total. */
  readonly totalUsage: string;
  /** The label of the daily average. */
  readonly averageDailyUsage: string;
  /** The label of the peak day. */
  readonly peakDay: string;
  /** The label of the number of categories with usage. */
  readonly activeCategories: string;
  /** Usage has risen by `{change}` from `{previous}`, which is neither good nor bad. */
  readonly changeUp: string;
  /** Usage has fallen by `{change}` from `{previous}`. */
  readonly changeDown: string;
  /** Usage is the same as before: `{previous}`. */
  readonly changeFlat: string;
  /** There is nothing to compare with. */
  readonly changeFromNothing: string;
  /** The previous period where it is cut: its days, `{period}`, until a `{time}` on the last one. */
  readonly periodUntil: string;
  /** The number of `{days}` that the average covers. */
  readonly overDays: CreditPluralMessage;
  /** Replaces a figure or bars whose time has not begun. */
  readonly notYet: string;
  /** Replaces the peak day when no day has usage above zero. */
  readonly noPeakDay: string;
  /** The usage of the peak day, `{amount}`, where the day is not over or the period cuts it. */
  readonly onPartOfThatDay: string;
  /** Ends a list of names, also in a tooltip: `{count}` more are not named. */
  readonly andMore: CreditPluralMessage;
  /** The period `24h`. */
  readonly period24h: string;
  /** The period `72h`. */
  readonly period72h: string;
  /** The period `30d`. */
  readonly period30d: string;
  /** The period `12mo`. */
  readonly period12mo: string;
  /** A `{period}` counted in hours, with the `{days}` that it touches. */
  readonly periodOfDays: string;
  /** The `{period}` of the figures, with the `{timezone}`. */
  readonly periodInZone: string;
  /** How long `{ago}` the latest usage was. */
  readonly latestUsage: string;
  /** The latest usage was less than a minute ago. */
  readonly latestUsageNow: string;
  /** The `{organizations}` that the figures leave out. */
  readonly notIncluded: string;
  /** An organization `{name}` that is left out, with the `{roles}` of which any one is needed. */
  readonly needsRole: string;
  /** The viewer may not see usage; `{roles}` lists the roles of which any one is needed. */
  readonly refusedUsage: string;
  /** The same for recent conversations. */
  readonly refusedConversations: string;
  /** The same for the credit details of a conversation. */
  readonly refusedCredits: string;
  /** The viewer is not a member of any organization. */
  readonly refusedMember: string;
  /** Any one of `{roles}` in the organization `{name}`; fills `{roles}` of the texts above. */
  readonly roleInOrganization: string;
  /** Any one of `{roles}` on the agent `{name}`; fills `{roles}` of the texts above. */
  readonly roleOnAgent: string;
  /** Whom to ask where only one role suffices. */
  readonly askTheHolder: string;
  /** Whom to ask where any of several roles suffices. */
  readonly askAHolder: string;
  /** Replaces the figures when loading fails. */
  readonly loadFailed: string;
  /** Reason: no connection. */
  readonly loadFailedConnection: string;
  /** Reason: no answer in time. */
  readonly loadFailedTimeout: string;
  /** Reason: the viewer is no longer signed in. */
  readonly loadFailedSignIn: string;
  /** Reason: it does not exist, or this viewer may not see it. */
  readonly loadFailedNotFound: string;
  /** Reason: too many requests. */
  readonly loadFailedTooMany: string;
  /** Reason: too many requests; `{when}` is the time to wait, such as "in 2 minutes". */
  readonly loadFailedTooManyUntil: string;
  /** Reason: the service does not accept these filters. */
  readonly loadFailedFilters: string;
  /** Reason: the service has failed. */
  readonly loadFailedServer: string;
  /** Shown when nothing that the reader can do would help. */
  readonly loadFailedTell: string;
  /** The `{id}` of the failed request. */
  readonly requestId: string;
  /** The button that tries again. */
  readonly retry: string;
  /** Shown above an answer that could not be refreshed. */
  readonly stale: string;
  /** The same, where the answer is older than a minute: `{ago}`. */
  readonly staleSince: string;
  /** The name of a chart without a heading. */
  readonly usageChart: string;
  /** The keyboard help of the chart, for screen readers. */
  readonly chartKeys: string;
  /** Added to it where several bars share one button. */
  readonly chartGroupKeys: string;
  /** The highest bar: `{bucket}` with `{amount}`. */
  readonly chartHighest: string;
  /** The largest `{series}`, with its `{amount}`. */
  readonly chartLargest: string;
  /** The name of a bar whose time is not over. */
  readonly bucketSoFar: string;
  /** The name of a bar that the period cuts. */
  readonly bucketCut: string;
  /** Explains hatched bars in the legend: their time is not over. */
  readonly soFar: string;
  /** Explains hatched bars in the legend where the period cuts some. */
  readonly inPart: string;
  /** The name of a bar whose time has not begun. */
  readonly bucketNotYet: string;
  /** An `{amount}`, or another text, with its `{label}`. Where one of them is drawn apart, it is empty. */
  readonly labelledAmount: string;
  /** A part of a bar: `{series}`, `{bucket}` and `{amount}`. */
  readonly segmentAmount: string;
  /** The label of the previous period, and of its amounts. */
  readonly previousPeriod: string;
  /** The combined rest, where it is not known how many it stands for. */
  readonly otherSeries: string;
  /** The combined rest, which stands for `{count}` more. */
  readonly otherCount: CreditPluralMessage;
  /** The `{name}` of something that has been deleted. */
  readonly deletedName: string;
  /** A `{name}` that several have, told apart by `{organization}`. */
  readonly nameOfOrganization: string;
  /** The label of a total. */
  readonly total: string;
  /** The heading of a column of hours. */
  readonly hour: string;
  /** The heading of a column of days. */
  readonly day: string;
  /** The heading of a column of weeks. */
  readonly week: string;
  /** The heading of a column of months. */
  readonly month: string;
  /** The name of the legend. */
  readonly legend: string;
  /** The name of a pie without a heading. */
  readonly usageByCategory: string;
  /** The keyboard help of the pie, for screen readers. */
  readonly pieKeys: string;
  /** The heading of the categories with negative amounts. */
  readonly refundsAndAdjustments: string;
  /** The button that expands the combined rest. */
  readonly showEach: string;
  /** The button that collapses it. */
  readonly hideEach: string;
  /** The button that shows the table of a chart. */
  readonly showTable: string;
  /** The button that hides it. */
  readonly hideTable: string;
  /** The button that downloads everything. */
  readonly downloadCsv: string;
  /** The name of a list of conversations without a heading. */
  readonly recentConversations: string;
  /** The label of a conversation's title. */
  readonly conversation: string;
  /** The label of an agent: of the column, the fact and the filter. */
  readonly agent: string;
  /** The heading of the column of amounts; `{unit}` may be left out. */
  readonly totalOfUnit: string;
  /** The label of the number of messages. */
  readonly messageCount: string;
  /** The label of the time of the last activity. */
  readonly lastActivity: string;
  /** Replaces a missing title. */
  readonly untitledConversation: string;
  /** There is usage, but none of it in a conversation. */
  readonly noConversations: string;
  /** The label of usage that belongs to no conversation. */
  readonly unattributed: string;
  /** The viewer may not open the details; any one of `{roles}` is needed. */
  readonly detailsNeed: string;
  /** The same, where it is not known which roles are needed. */
  readonly detailsLocked: string;
  /** Announces the order by last activity. */
  readonly latestFirst: string;
  /** Announces the order by amount; `{unit}` may be left out. */
  readonly mostFirst: string;
  /** Announces the number of rows, `{count}`. */
  readonly conversationCount: CreditPluralMessage;
  /** Announces the number of rows, `{count}`, on the first of several pages. */
  readonly firstConversations: CreditPluralMessage;
  /** The number of messages of a conversation, `{count}`. */
  readonly messagesCounted: CreditPluralMessage;
  /** Announces that the rows are no longer limited to a part of the period. */
  readonly wholePeriod: string;
  /** The page has given only the first `{count}` rows. */
  readonly firstOnly: CreditPluralMessage;
  /** The name of the pagination. */
  readonly pages: string;
  /** The number of the `{page}` shown. */
  readonly pageNumber: string;
  /** The button to the previous page. */
  readonly previousPage: string;
  /** The button to the next page. */
  readonly nextPage: string;
  /** What the button with a range does; read out after the range. */
  readonly clearRange: string;
  /** The button that downloads the rows shown, where there are more. */
  readonly downloadShownCsv: string;
  /** The name of details whose conversation is not known yet. */
  readonly creditDetails: string;
  /** The label of the time when a conversation began. */
  readonly started: string;
  /** The heading of the column of times. */
  readonly time: string;
  /** The label of categories: of the column and the filter. */
  readonly category: string;
  /** The heading of the column of descriptions. */
  readonly description: string;
  /** The `{timezone}` of all times. */
  readonly timesIn: string;
  /** Marks a negative amount. */
  readonly refund: string;
  /** The label of the total of the entries that match the filters. */
  readonly inThisSelection: string;
  /** The label of the total of the whole conversation. */
  readonly totalUsageForConversation: string;
  /** The conversation has no usage that matches the filters. */
  readonly noEntries: string;
  /** How many entries are shown, `{shown}`, of all `{count}`. */
  readonly shownOf: CreditPluralMessage;
  /** The button that loads more entries. */
  readonly showMore: string;
  /** The button that closes the details. */
  readonly close: string;
  /** The name of filters without a heading. */
  readonly filters: string;
  /** The label of the choice of a period. */
  readonly period: string;
  /** The choice of a custom range. */
  readonly customPeriod: string;
  /** The label of the first date of a custom range. */
  readonly firstDay: string;
  /** The label of its last date, which is included. */
  readonly lastDay: string;
  /** A date of the range is missing. */
  readonly daysMissing: string;
  /** The last date is before the first. */
  readonly daysReversed: string;
  /** The range has more days than a report can have, `{count}`. */
  readonly daysTooMany: CreditPluralMessage;
  /** A date is not in the years 1970 to 2199, of which reports can be. */
  readonly daysImpossible: string;
  /** The label of the choice of an organization. */
  readonly organization: string;
  /** The choice of all organizations. */
  readonly allOrganizations: string;
  /** The choice of all agents. */
  readonly allAgents: string;
  /** There are more agents than the list shows. */
  readonly moreAgents: string;
  /** The search has found no agent. */
  readonly noAgents: string;
  /** There are no agents at all. */
  readonly noAgentsYet: string;
  /** Announces how many agents the search has found, `{count}`. */
  readonly agentCount: CreditPluralMessage;
  /** The choice of all categories. */
  readonly allCategories: string;
  /** There are no categories at all. */
  readonly noCategoriesYet: string;
  /** The number of categories chosen, `{count}`. */
  readonly categoryCount: CreditPluralMessage;
  /** The button that clears the filters. */
  readonly clearFilters: string;
  /** Shown and announced while the options of a filter are loading. */
  readonly loadingChoices: string;
  /** The options of some `{filters}` could not be loaded. */
  readonly choicesFailed: string;
}
