/**
 * An oracle for calendar dates that knows nothing of `Date` or time zones: the number of days
 * since 1 March of the year 0, by counting whole years and months (months begin in March here, so that the
 * leap day comes last).
 */
export const dayNumber = (date: string): number => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const march = (month + 9) % 12
  const years = month <= 2 ? year - 1 : year
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400)
  return years * 365 + leapDays + Math.floor((march * 153 + 2) / 5) + day - 1
}

const two = (number: number): string => String(number).padStart(2, '0')

const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const daysIn = (year: number, month: number): number => {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 && leap ? 29 : (MONTHS[month - 1] ?? 0)
}

const followingDay = (date: string): string => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  if (day < daysIn(year, month)) return `${date.slice(0, 8)}${two(day + 1)}`
  return month < 12 ? `${date.slice(0, 5)}${two(month + 1)}-01` : `${String(year + 1).padStart(4, '0')}-01-01`
}

const known = new Map<string, string>()

/** The date after `date`, as a wall calendar has it. Looked up once for each date: episodes go through the same years. */
export const nextDay = (date: string): string => {
  const next = known.get(date) ?? followingDay(date)
  known.set(date, next)
  return next
}

/** `date` and the `count` days after it, one by one. */
export const daysFrom = (date: string, count: number): readonly string[] => {
  const days = [date]
  for (let last = date; days.length <= count; days.push(last)) last = nextDay(last)
  return days
}
