/** The touchpoints that arrived last. */
export const LIVE = `
.page-cell { min-width: 220px; max-width: 420px; }
.what { min-width: 180px; overflow-wrap: anywhere; }
.arrivals td code { overflow-wrap: anywhere; }
.arrivals time + small { display: block; margin: 0; white-space: nowrap; }
`
