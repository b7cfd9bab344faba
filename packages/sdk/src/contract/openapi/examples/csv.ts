/** RFC 4180: every line ends with CR LF, the last one too. */
const csv = (...lines: readonly string[]): string => lines.map((line) => `${line}\r\n`).join('');

/** The second of the usage examples, unfolded: one row for each bucket and series. */
export const usageCsv = csv(
  'bucketStart,bucketEnd,date,partial,groupBy,seriesId,seriesLabel,credits,seriesOrganizationId',
  '2026-10-31T17:00:00Z,2026-11-01T17:00:00Z,2026-11-01,false,agent,agent_support,Support,110,org_acme',
  '2026-10-31T17:00:00Z,2026-11-01T17:00:00Z,2026-11-01,false,agent,agent_intake,Intake,26.75,org_acme',
  '2026-11-01T17:00:00Z,2026-11-02T17:00:00Z,2026-11-02,false,agent,agent_support,Support,90,org_acme',
  '2026-11-01T17:00:00Z,2026-11-02T17:00:00Z,2026-11-02,false,agent,agent_intake,Intake,8.25,org_acme',
);

/** The rows of the page of conversations. */
export const conversationsCsv = csv(
  'organizationId,organizationName,agentId,agentName,agentState,conversationId,title,credits,messageCount,startedAt,lastActivityAt',
  'org_acme,Acme,agent_support,Support,active,conv_0193,Where is my parcel?,52.005,4,2026-11-04T08:58:11Z,2026-11-04T09:13:58.25Z',
  'org_acme,Acme,agent_intake,Intake,deleted,conv_0177,,8.25,,2026-11-01T22:40:00Z,2026-11-01T22:41:07Z',
);

/** The entries of the details. */
export const conversationCreditsCsv = csv(
  'entryId,time,category,description,credits',
  'use_9001,2026-11-04T08:58:12.5Z,LLM,Answer to the first message,50',
  'use_9002,2026-11-04T09:13:40Z,WebSearch,Carrier status page,1.5',
  'use_9003,2026-11-04T09:13:58.25Z,LLM,Answer with the new arrival date,0.505',
);
