/** Random services, and the nine of the paper. */
import fc from 'fast-check'
import { idsOf, shippedVocabulary } from '../../referral/vocabulary.js'
import { NationId } from '../../service/nation.js'
import { CAPACITY_STATUSES, type Service } from '../../service/service.js'
import { services } from '../../service/shipped.js'

const some = <T>(options: readonly T[]) => fc.subarray([...options], { minLength: 1 })

/** Both ends, one, or none; `common` is always within, so that limits have something in common. */
const rangeAround = (common: number, max: number) =>
  fc.record(
    { min: fc.integer({ min: 0, max: common }), max: fc.integer({ min: common, max }) },
    { requiredKeys: [] },
  )

const ages = fc
  .tuple(fc.integer({ min: 0, max: 130 }), fc.integer({ min: 0, max: 130 }))
  .map(([one, other]) => ({ min: Math.min(one, other), max: Math.max(one, other) }))

const children = fc.record(
  { from: fc.integer({ min: 0, max: 17 }), ownConsentFrom: fc.integer({ min: 0, max: 18 }) },
  { requiredKeys: ['from'] },
)

const FLOOR_ROUTES = ['emergency-services', 'crisis-team', 'mental-health-assessment', 'named-clinician']

/** The week and the contact that every random service and every random pathway allow; the nine allow the week too. */
export const COMMON_WEEK = 6
export const COMMON_CONTACT = 6

/** Services of one's own, as much or as little stated as one likes. */
export const ownServices: fc.Arbitrary<Service> = fc.record(
  {
    id: fc.constant('our-service'),
    title: fc.constant('Our service'),
    nation: fc.constantFrom(...NationId.options),
    employer: fc.constantFrom(...idsOf(shippedVocabulary.employers)),
    ages,
    children,
    sources: some(idsOf(shippedVocabulary.sources)),
    settings: some(idsOf(shippedVocabulary.settings)),
    weeks: rangeAround(COMMON_WEEK, 52),
    contacts: rangeAround(COMMON_CONTACT, 100),
    extension: fc.record({ allowed: fc.boolean() }),
    focus: fc.constantFrom('general', 'complex-physical-health'),
    areaDeprivation: fc.constantFrom('high', 'mixed', 'low'),
    workerSupport: fc.subarray([...idsOf(shippedVocabulary.workerSupports)]),
    worksAlone: fc.boolean(),
    supervisesOthers: fc.boolean(),
    capacity: fc.record(
      {
        status: fc.constantFrom(...CAPACITY_STATUSES),
        from: fc.constantFrom('2025-06-01', '2026-06-01', '2030-06-01'),
      },
      { requiredKeys: ['status'] },
    ),
    routeContacts: fc.dictionary(fc.constantFrom(...FLOOR_ROUTES), fc.constant('our own number')),
  },
  { requiredKeys: ['id', 'title', 'nation'] },
) as fc.Arbitrary<Service> // fast-check types the keys left out as `undefined`; it leaves them out

/** The nine services that are shipped. */
export const NINE_SERVICES: readonly Service[] = Object.values(services)

/** Any of the nine: for the default rule set, whose pathways not every service fits. */
export const nineServices: fc.Arbitrary<Service> = fc.constantFrom(...NINE_SERVICES)

/** Any service, for random rule sets. */
export const anyService: fc.Arbitrary<Service> = fc.oneof(ownServices, nineServices)
