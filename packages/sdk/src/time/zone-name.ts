import { remember } from './remember.js';

/**
 * Names that do not follow the rule below. `Intl` cannot be asked for the exact name: it accepts any case, gives at best the canonical
 * zone instead of the link that was meant, and also knows names that are not IANA's, such as "PST".
 */
const IRREGULAR = `
  Africa/Dar_es_Salaam America/Argentina/ComodRivadavia America/Knox_IN America/Port-au-Prince
  America/Port_of_Spain Antarctica/DumontDUrville Antarctica/McMurdo Australia/ACT Australia/LHI
  Australia/NSW Brazil/DeNoronha Chile/EasterIsland Etc/GMT Etc/GMT0 Etc/UCT Etc/UTC
  Europe/Isle_of_Man Mexico/BajaNorte Mexico/BajaSur CST6CDT EST5EDT MST7MDT PST8PDT GB GB-Eire GMT
  GMT0 GMT+0 GMT-0 NZ NZ-CHAT PRC ROC ROK UCT UTC W-SU Cuba Egypt Eire Greenwich Hongkong Iceland Iran
  Israel Jamaica Japan Kwajalein Libya Navajo Poland Portugal Singapore Turkey Universal Zulu
`;

/** `Area/Place` and `Area/Region/Place` in capitalized words, in the areas that the IANA database has. */
const PLACE =
  /^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Etc|Europe|Indian|Mexico|Pacific|US)(?:\/[A-Z][a-z]+(?:[-_][A-Z][a-z]+)*){1,2}$/;

/** Links that are fixed offsets by name: they are zones, unlike "+05:00". */
const FIXED = /^Etc\/GMT[+-](?:\d|1[0-4])$/;

let exactByFolded: Map<string, string> | undefined;

/** Earlier answers by name, since asking `Intl` means constructing a formatter. */
const known = new Map<string, boolean>();
const CAPACITY = 1024;

/** Longer than any name. Without this limit, long texts that are not names could fill the memory. */
const MAX_LENGTH = 64;

/**
 * Whether a value is the name of an IANA time zone, or of a link to one, in exact case, that this runtime
 * knows: `UTC`, `Asia/Jakarta`, and links such as `Asia/Calcutta`, `US/Eastern`, `GB` and `Etc/GMT+5`.
 * Never throws.
 *
 * Refused: offsets (`+07:00`), abbreviations (`PST`, and also `EST`, `MST`, `HST`, `CET`, `MET`, `EET` and
 * `WET`, which the IANA database keeps as names), other case (`asia/jakarta`), and unknown names.
 *
 * The runtime's data decides which names exist; the case is checked by the rule that IANA names follow, plus
 * a list of the names that break it, since no runtime says how a link is spelled. A zone that a later version of the
 * database spells against the rule is accepted once the runtime lists it in `Intl.supportedValuesOf`.
 *
 * @example
 * ```ts
 * isTimeZone("Asia/Kolkata"); // true
 * isTimeZone("asia/kolkata"); // false
 * isTimeZone("+05:30"); // false
 * ```
 * @public
 */
export function isTimeZone(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > MAX_LENGTH) return false;
  const before = known.get(value);
  if (before !== undefined) return before;
  // A name without a slash that is not on the list is an abbreviation. "EST", for one, has no summer time, which is rarely meant.
  const answer = hasExactCase(value) ? runtimeKnows(value) : value.includes('/') && runtimeLists(value);
  return remember(known, value, answer, CAPACITY);
}

function hasExactCase(name: string): boolean {
  exactByFolded ??= new Map(
    IRREGULAR.trim()
      .split(/\s+/)
      .map((exact) => [exact.toLowerCase(), exact]),
  );
  const irregular = exactByFolded.get(name.toLowerCase());
  if (irregular !== undefined) return name === irregular;
  return PLACE.test(name) || FIXED.test(name);
}

function runtimeKnows(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

let listed: Set<string> | undefined;

function runtimeLists(name: string): boolean {
  listed ??= new Set(Intl.supportedValuesOf('timeZone'));
  return listed.has(name);
}
