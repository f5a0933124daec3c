/** The look of the coverage page: readable in light and dark, with the marks to tell it without colour. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
th { text-align: left; font-weight: normal; padding-right: 2rem; }
td { text-align: right; font-variant-numeric: tabular-nums; }
summary { cursor: pointer; padding: .25rem 0; }
summary.open { font-weight: bold; }
details details { margin-left: 1rem; }
li { margin: .25rem 0; }
summary span { margin-left: .75rem; white-space: nowrap; }
li.open code, .missing, .unfinished { font-weight: bold; text-decoration: underline; }
.impossible { opacity: .6; }
`
