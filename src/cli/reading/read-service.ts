/** `--service` → a service: one of the nine that ship, or a file. */
import { didYouMean } from '../../issue/did-you-mean.js'
import type { Result } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import { parseService } from '../../service/parse-service.js'
import type { Service } from '../../service/service.js'
import { services } from '../../service/shipped.js'
import type { Files } from '../context.js'
import { UsageError } from '../exit.js'
import { inFile, readJsonFile } from './read-file.js'

const shipped: ReadonlyMap<string, Service> = new Map(Object.entries(services))

/** The names of the services that ship. */
export const SERVICE_NAMES: readonly string[] = [...shipped.keys()]

/** Whether `--service` names a file: anything with a dot or a slash in it. */
export const looksLikeFile = (name: string): boolean => /[./\\]/.test(name)

/** The service that ships under `name`. Throws `UsageError`, with what was probably meant. */
export const shippedService = (name: string): Service => {
  const service = shipped.get(name.toLowerCase())
  if (service !== undefined) return service
  throw new UsageError(`unknown service ${quote(name)}`, didYouMean(name, SERVICE_NAMES))
}

/**
 * Reads a service: the name of one that ships, or a path (anything with a dot or a slash in it). Gives issues
 * for a file that holds no service. Throws `UsageError` for an unknown name.
 */
export const readService = (name: string, files: Files): Result<Service> => {
  if (!looksLikeFile(name)) return { ok: true, value: shippedService(name) }
  const json = readJsonFile(name, files)
  const service = json.ok ? parseService(json.value) : json
  return service.ok ? service : { ok: false, issues: inFile(service.issues, name) }
}
