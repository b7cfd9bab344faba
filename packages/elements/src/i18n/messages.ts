/**
 * A text with a form for each plural category of the language that has one.
 *
 * @public
 */
export type PluralMessage = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {
  readonly other: string;
};

/**
 * The words of the elements. `{name}` stands for a value that is filled in.
 *
 * A page may set some of them on any element, or all for a language that is not included.
 *
 * @public
 */
export interface CreditMessages {
  /** The unit beside an amount. */
  readonly credits: PluralMessage;
  /** In place of a figure that is not known. */
  readonly unknown: string;
  /** Read out while the answer is on its way. */
  readonly loading: string;
  /** Instead of figures when there is no usage. */
  readonly empty: string;
  /** What would show some usage. */
  readonly emptyHint: string;
  /** Instead of figures when the data cannot be read. */
  readonly unreadable: string;
  /** What the dashboard is called when it has no heading. */
  readonly dashboard: string;
  /** What a region of figures is called when it has no heading. */
  readonly summary: string;
  /** Over the total. */
  readonly totalUsage: string;
  /** Over the average. */
  readonly averageDailyUsage: string;
  /** Over the peak day. */
  readonly peakDay: string;
  /** Over the number of categories. */
  readonly activeCategories: string;
  /** More than before: `{change}` from `{previous}`. */
  readonly changeUp: string;
  /** Less than before: `{change}` from `{previous}`. */
  readonly changeDown: string;
  /** As much as before: `{previous}`. */
  readonly changeFlat: string;
  /** Nothing to compare with. */
  readonly changeFromNothing: string;
  /** What the average is over: `{days}`. */
  readonly overDays: PluralMessage;
  /** No day has begun. */
  readonly notYet: string;
  /** No day has any usage above zero. */
  readonly noPeakDay: string;
  /** What an unfinished or cut day cost: `{amount}`. */
  readonly onPartOfThatDay: string;
  /** Names, and `{count}` more that are not named. */
  readonly andMore: PluralMessage;
  /** The period `24h`. */
  readonly period24h: string;
  /** The period `72h`. */
  readonly period72h: string;
  /** The period `30d`. */
  readonly period30d: string;
  /** The period `12mo`. */
  readonly period12mo: string;
  /** A period that is counted in hours, and the `{days}` that it touches. */
  readonly periodOfDays: string;
  /** What the figures are about: `{period}` in a `{timezone}`. */
  readonly periodInZone: string;
  /** When there was usage last: `{ago}`. */
  readonly latestUsage: string;
  /** When there was usage less than a minute ago. */
  readonly latestUsageNow: string;
  /** What a total leaves out: `{organizations}`. */
  readonly notIncluded: string;
  /** Why: `{name}` of the organization, and any one of `{roles}`. */
  readonly needsRole: string;
  /** What a viewer without the role may not see: usage. `{roles}` is the roles that would do. */
  readonly refusedUsage: string;
  /** The same, of recent conversations. */
  readonly refusedConversations: string;
  /** The same, of the credit details of a conversation. */
  readonly refusedCredits: string;
  /** To a viewer who is a member of no organization. */
  readonly refusedMember: string;
  /** Any one of `{roles}`, in the organization `{name}`. */
  readonly roleInOrganization: string;
  /** Any one of `{roles}`, on the agent `{name}`. */
  readonly roleOnAgent: string;
  /** Whom to ask for the one role that would do. */
  readonly askTheHolder: string;
  /** Whom to ask for one of several roles. */
  readonly askAHolder: string;
  /** Instead of figures when the answer did not come. */
  readonly loadFailed: string;
  /** Why: there was no answer. */
  readonly loadFailedConnection: string;
  /** Why: it took too long. */
  readonly loadFailedTimeout: string;
  /** Why: the viewer is not signed in any more. */
  readonly loadFailedSignIn: string;
  /** Why: it does not exist, for this viewer at least. */
  readonly loadFailedNotFound: string;
  /** Why: too many requests. */
  readonly loadFailedTooMany: string;
  /** The same, and `{when}` to ask again, such as "in 2 minutes". */
  readonly loadFailedTooManyUntil: string;
  /** Why: the service cannot answer these filters. */
  readonly loadFailedFilters: string;
  /** Why: the service failed. */
  readonly loadFailedServer: string;
  /** What to do where nothing else would help. */
  readonly loadFailedTell: string;
  /** What to tell those who run the service: `{id}`. */
  readonly requestId: string;
  /** On the button that asks again. */
  readonly retry: string;
  /** Over the last answer when a newer one did not come. */
  readonly stale: string;
  /** The same, with how old it is: `{ago}`. */
  readonly staleSince: string;
  /** What the chart is called when it has no heading. */
  readonly usageChart: string;
  /** How the chart is walked with the keyboard. */
  readonly chartKeys: string;
  /** The same, where bars stand together in groups. */
  readonly chartGroupKeys: string;
  /** The first sentence about the chart: `{amount}`. */
  readonly chartTotal: string;
  /** The bar that reaches highest: `{bucket}` with `{amount}`. */
  readonly chartHighest: string;
  /** The series with the most: `{series}` with `{amount}`. */
  readonly chartLargest: string;
  /** A bar that is not over yet: `{bucket}`. */
  readonly bucketSoFar: string;
  /** A bar that the period cuts: `{bucket}`. */
  readonly bucketCut: string;
  /** What hatched bars are: not over yet. */
  readonly soFar: string;
  /** The same, where the period cuts some. */
  readonly inPart: string;
  /** A bar that has not begun: `{bucket}`. */
  readonly bucketNotYet: string;
  /** What `{amount}` belongs to `{label}`. */
  readonly labelledAmount: string;
  /** A part of a bar: `{series}`, `{bucket}`, `{amount}`. */
  readonly segmentAmount: string;
  /** The amount at the same place in the period before. */
  readonly previousPeriod: string;
  /** The folded rest, where it is not known how many it holds. */
  readonly otherSeries: string;
  /** The folded rest: `{count}`. */
  readonly otherCount: PluralMessage;
  /** What no longer exists: `{name}`. */
  readonly deletedName: string;
  /** One of several with the same `{name}`, by its `{organization}`. */
  readonly nameOfOrganization: string;
  /** Over the sum of all. */
  readonly total: string;
  /** Over a column of hours. */
  readonly hour: string;
  /** Over a column of days. */
  readonly day: string;
  /** Over a column of weeks. */
  readonly week: string;
  /** Over a column of months. */
  readonly month: string;
  /** What the list of colours is called. */
  readonly legend: string;
  /** What the pie is called when it has no heading. */
  readonly usageByCategory: string;
  /** How the pie's list is walked with the keyboard. */
  readonly pieKeys: string;
  /** Over the categories below zero. */
  readonly refundsAndAdjustments: string;
  /** Shows what is folded into the rest. */
  readonly showEach: string;
  /** Folds it again. */
  readonly hideEach: string;
  /** Shows the numbers behind a chart. */
  readonly showTable: string;
  /** Hides them again. */
  readonly hideTable: string;
  /** Saves the numbers behind a chart. */
  readonly downloadCsv: string;
  /** What the table is called when it has no heading. */
  readonly recentConversations: string;
  /** Over the column of titles. */
  readonly conversation: string;
  /** Over the column of agents. */
  readonly agent: string;
  /** Over the column of amounts: `{unit}`. */
  readonly totalOfUnit: string;
  /** Over the column of message counts. */
  readonly messageCount: string;
  /** Over the column of last activities. */
  readonly lastActivity: string;
  /** In place of a title that a conversation does not have. */
  readonly untitledConversation: string;
  /** There is usage, and none of it in a conversation. */
  readonly noConversations: string;
  /** Over the usage that belongs to no conversation. */
  readonly unattributed: string;
  /** What a row asks for whose details may not be opened: any one of `{roles}`. */
  readonly detailsNeed: string;
  /** The same, where it is not known what it asks for. */
  readonly detailsLocked: string;
  /** The order by last activity. */
  readonly latestFirst: string;
  /** The order by amount: `{unit}`. */
  readonly mostFirst: string;
  /** How many rows there are: `{count}`. */
  readonly conversationCount: PluralMessage;
  /** How many rows there are on the first of several pages: `{count}`. */
  readonly firstConversations: PluralMessage;
  /** How many messages a conversation has: `{count}`. */
  readonly messagesCounted: PluralMessage;
  /** Said where rows are no longer narrowed to a part of the period. */
  readonly wholePeriod: string;
  /** Rows that the page has given, and more that it has not: `{count}`. */
  readonly firstOnly: PluralMessage;
  /** What the buttons between pages are called together. */
  readonly pages: string;
  /** Which page is shown: `{page}`. */
  readonly pageNumber: string;
  /** To the page before. */
  readonly previousPage: string;
  /** To the page after. */
  readonly nextPage: string;
  /** What pressing a narrower range does, said after its name. */
  readonly clearRange: string;
  /** Saves the rows that are shown, where there are more. */
  readonly downloadShownCsv: string;
  /** What the details of a conversation are called when it is not known yet. */
  readonly creditDetails: string;
  /** Over the time at which a conversation began. */
  readonly started: string;
  /** Over the column of times. */
  readonly time: string;
  /** Over the column of categories. */
  readonly category: string;
  /** Over the column of descriptions. */
  readonly description: string;
  /** Which zone all times are in: `{timezone}`. */
  readonly timesIn: string;
  /** Beside an amount below zero. */
  readonly refund: string;
  /** Over the sum of the entries that a filter selects. */
  readonly inThisSelection: string;
  /** Over the sum of a whole conversation. */
  readonly totalUsageForConversation: string;
  /** A conversation without usage under the filter. */
  readonly noEntries: string;
  /** How many entries are shown, `{shown}`, of how many: `{count}`. */
  readonly shownOf: PluralMessage;
  /** Shows further entries. */
  readonly showMore: string;
  /** Closes the details. */
  readonly close: string;
  /** What the controls are called together. */
  readonly filters: string;
  /** Over the choice of a period. */
  readonly period: string;
  /** Chooses a range of one's own. */
  readonly customPeriod: string;
  /** Over the first date of such a range. */
  readonly firstDay: string;
  /** Over its last date, which is included. */
  readonly lastDay: string;
  /** A date of the range is missing. */
  readonly daysMissing: string;
  /** The last date comes before the first. */
  readonly daysReversed: string;
  /** The range has more days than a report can have: `{count}`. */
  readonly daysTooMany: PluralMessage;
  /** Over the choice of an organization. */
  readonly organization: string;
  /** No organization in particular. */
  readonly allOrganizations: string;
  /** No agent in particular. */
  readonly allAgents: string;
  /** There are more agents than the list has. */
  readonly moreAgents: string;
  /** No agent is found. */
  readonly noAgents: string;
  /** There is no agent at all. */
  readonly noAgentsYet: string;
  /** How many agents are found: `{count}`. */
  readonly agentCount: PluralMessage;
  /** No category in particular. */
  readonly allCategories: string;
  /** There is no category at all. */
  readonly noCategoriesYet: string;
  /** How many categories are chosen: `{count}`. */
  readonly categoryCount: PluralMessage;
  /** Takes all choices away. */
  readonly clearFilters: string;
  /** Read out while there is nothing to choose from yet. */
  readonly loadingChoices: string;
  /** The lists behind some `{filters}` did not come. */
  readonly choicesFailed: string;
}
