/** The parts that all pieces with an answer have. */
const COMMON = 'base heading loading empty refused error stale retry-button request-id';

/** The parts of each piece, as it documents them. */
const PARTS = {
  filters:
    'base heading row control label segments segment days date problem exact select only input button panel option swatch note all-button clear-button refused error retry-button',
  summary: `${COMMON} figures figure label value number unit note context period previous-period latest not-included`,
  chart: `${COMMON} frame unit y-axis y-label x-axis x-label plot paint grid zero series previous not-yet band hits bar-hit segment-hit legend legend-item swatch footer range-chip period actions table-toggle download-button table tooltip`,
  pie: `${COMMON} pie total number unit paint slice legend legend-item swatch bar name value share rest-toggle refunds period`,
  conversations: `${COMMON} range-chip table header-cell sort-button row cell open-button conversation-id locked locked-message close-button detail-row details details-base details-heading details-table unattributed pager page-button page context period first-only download-button not-included`,
};

/** The `exportparts` that make parts of a piece parts of the dashboard: `legend` of the chart becomes `chart-legend`. */
export function exportedParts(piece: keyof typeof PARTS): string {
  return PARTS[piece].replace(/\S+/g, (part) => `${part}:${piece}-${part}`).replaceAll(' ', ', ');
}
