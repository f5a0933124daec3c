/** The columns of tables, by what they hold. */
import type { Column } from '../report-table.js'

/** A column that names the row. */
export const key = (title: string): Column => ({ title, kind: 'key' })

/** Words. */
export const text = (title: string): Column => ({ title, kind: 'text' })

/** Numbers. */
export const number = (title: string): Column => ({ title, kind: 'number' })

/** Shares from 0 to 1. */
export const share = (title: string): Column => ({ title, kind: 'share' })

/** Minutes. */
export const duration = (title: string): Column => ({ title, kind: 'duration' })
