import type { Random } from './random.js';

/** What placeholders in titles and descriptions stand for: `{product}` is one of the products, `{n}` any number. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  product: [
    'standing desks',
    'rain jackets',
    'coffee grinders',
    'bike lights',
    'water filters',
    'desk lamps',
    'air purifiers',
    'hiking boots',
  ],
  market: [
    'Poland',
    'Portugal',
    'Japan',
    'Brazil',
    'Canada',
    'Kenya',
    'Vietnam',
    'the Nordic countries',
    'South Korea',
  ],
  topic: [
    'reusable packaging',
    'cold-chain logistics',
    'battery recycling',
    'rooftop solar',
    'heat pumps',
    'electric cargo bikes',
    'rental pricing',
    'parcel lockers',
  ],
  team: ['sales', 'product', 'finance', 'support', 'design', 'operations', 'people'],
  issue: [
    'a late parcel',
    'a wrong invoice',
    'a broken zip',
    'a password reset',
    'a missing part',
    'a double charge',
    'a change of address',
    'a cancelled order',
  ],
  policy: [
    'parental leave',
    'travel expenses',
    'remote work',
    'sick days',
    'laptop replacement',
    'training budget',
    'overtime',
    'the company car',
  ],
  contract: [
    'the warehouse lease',
    'the cleaning contract',
    'a supplier agreement',
    'the carrier terms',
    'a non-disclosure agreement',
    'the insurance policy',
  ],
  subject: [
    'fractions',
    'the water cycle',
    'past tense verbs',
    'photosynthesis',
    'supply and demand',
    'the periodic table',
    'linear equations',
    'essay outlines',
  ],
  month: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  laporan: ['penjualan', 'persediaan', 'arus kas', 'keluhan pelanggan', 'pengiriman', 'kehadiran'],
  kota: ['Bandung', 'Surabaya', 'Medan', 'Denpasar', 'Makassar', 'Semarang'],
};

/** Replaces the placeholders of a template, and begins with a capital letter. */
export type Fill = (template: string) => string;

/**
 * Words for one conversation: each placeholder keeps its word, so that the conversation stays with its topic. `{kota2}` is another place
 * than `{kota}`; `{n}` is a new number every time.
 */
export function wordsOf(random: Random): Fill {
  const chosen = new Map<string, string>();
  const word = (name: string): string => {
    if (name === 'n') return String(random.whole([2, 48]));
    const known = chosen.get(name);
    if (known !== undefined) return known;
    const taken = [...chosen.values()];
    const words = WORDS[name.replace(/\d$/, '')] ?? [name];
    const made = random.pick(words.filter((each) => !taken.includes(each)));
    chosen.set(name, made);
    return made;
  };
  return (template) => {
    const text = template.replace(/\{(\w+)\}/g, (_, name: string) => word(name));
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
}
