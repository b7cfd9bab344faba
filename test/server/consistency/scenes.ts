/** Days with unusual clock changes, and some ordinary days: a zone and an instant close by. */
export const SCENES: readonly { readonly zone: string; readonly around: string }[] = [
  // A date that does not exist.
  { zone: 'Pacific/Apia', around: '2011-12-30T10:00:00Z' },
  // Back across midnight, so that clocks show the date before again.
  { zone: 'America/St_Johns', around: '2010-11-07T02:31:00Z' },
  { zone: 'America/Havana', around: '2025-11-02T05:00:00Z' },
  // Days that do not begin at midnight.
  { zone: 'America/Santiago', around: '2026-09-06T04:00:00Z' },
  { zone: 'Africa/Cairo', around: '2026-04-23T22:00:00Z' },
  { zone: 'Asia/Beirut', around: '2026-03-28T22:00:00Z' },
  { zone: 'America/Asuncion', around: '2024-10-06T04:00:00Z' },
  // Changes by half an hour, by two hours, for good, and in the other direction.
  { zone: 'Australia/Lord_Howe', around: '2026-04-04T15:00:00Z' },
  { zone: 'Antarctica/Troll', around: '2026-03-29T01:00:00Z' },
  { zone: 'America/Caracas', around: '2016-05-01T07:00:00Z' },
  { zone: 'Asia/Pyongyang', around: '2018-05-04T15:00:00Z' },
  { zone: 'Africa/Casablanca', around: '2026-02-15T02:00:00Z' },
  { zone: 'Europe/Dublin', around: '2025-10-26T01:00:00Z' },
  { zone: 'America/New_York', around: '2026-11-01T06:00:00Z' },
  // Far from UTC, and not by whole hours.
  { zone: 'Pacific/Kiritimati', around: '2025-12-31T10:00:00Z' },
  { zone: 'Asia/Kathmandu', around: '2026-06-30T18:15:00Z' },
  { zone: 'Pacific/Chatham', around: '2026-09-26T14:00:00Z' },
  // A leap day.
  { zone: 'Asia/Jakarta', around: '2024-02-29T12:00:00Z' },
  { zone: 'UTC', around: '2026-11-22T09:14:03Z' },
];

/** Zones for questions about any place. Links count as names. */
export const ZONES: readonly string[] = [
  ...SCENES.map(({ zone }) => zone),
  'Europe/Berlin',
  'America/Los_Angeles',
  'Asia/Calcutta',
  'Australia/Adelaide',
  'America/Argentina/Buenos_Aires',
];

/** Every zone that the runtime lists. */
export const EVERY_ZONE: readonly string[] = Intl.supportedValuesOf('timeZone');
