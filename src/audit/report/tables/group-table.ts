import type { ReportTable } from '../report-table.js'
import type { Grouping, PathwaysByGroup } from '../sections/groups.js'
import { key, number } from './columns.js'

const GROUPING_WORDS: { readonly [grouping in Grouping]: string } = {
  deprivation: 'deprivation decile (1 is the most deprived)',
  ageBand: 'age',
  sex: 'sex',
}

/** Pathways by one grouping. Counts below `least` are in it nowhere. */
export const group = ({ grouping, others, pathways, shown }: PathwaysByGroup, least: number): ReportTable => {
  const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)
  return {
    id: `pathways-by-${grouping === 'ageBand' ? 'age' : grouping}`,
    title: `Pathways by ${GROUPING_WORDS[grouping]}`,
    intro: `Accepted referrals whose decision was not replaced. Groups with a count from 1 to ${least - 1} are put together with others, so that nobody can be recognised.`,
    columns: [key('group'), ...pathways.map(number), number('all')],
    rows: [
      ...shown.map(({ counts, group: name }) => [name, ...counts, total(counts)]),
      ...(others === null
        ? []
        : [
            [
              `other groups (${others.groups})`,
              ...pathways.map((_, index) => others.counts?.[index] ?? null),
              others.counts === null ? null : total(others.counts),
            ],
          ]),
    ],
    chart: { layout: 'bars', columns: pathways.map((_, index) => index + 1), whole: true },
  }
}
