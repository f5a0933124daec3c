/**
 * Table 1 of Rhodes J, Bell S (2021), "It sounded a lot simpler on the job description", Health and Social
 * Care in the Community 29: e338-e347, https://doi.org/10.1111/hsc.13358 (CC BY 4.0): employment, description
 * of role and clients, and support, word for word.
 */
const SP2 =
  'Voluntary sector. Clients of all ages in a team of SPs. Accepts self-referrals and referrals from healthcare professionals or through attendance at GP surgery MDT meetings. High level of deprivation throughout area covered. Time limited intervention 6–8 weeks, possibility to extend for some challenging cases. Appointments carried out at organisation base or GP practice. Support from VSO team manager, peer support within team of SPs. SP receives monthly one-to-one support from a clinical psychologist.'

/** The rows, by the id of the service. */
export const TABLE_1 = {
  sp1: 'Voluntary sector. Clients aged 65 + years in a team of SPs. Receives referrals from attending a multidisciplinary team (MDT) meeting weekly at a number of GP practices. Intervention time limited to 6 weeks. Mixed levels of deprivation in area covered. Appointments carried out in client homes or GP practices. Support from VSO team manager, peer support within team of SPs.',
  sp2: SP2,
  sp3: SP2,
  sp4: 'NHS. Clients aged 65 + years with complex physical health needs. Part of a team of SPs but often works in isolation as the team cover different geographical areas and hot desk to a number of bases. Work alongside NHS case managers, who also refer patients. Can also receive referrals from GPs and attend MDT meetings at GP surgeries. Appointments generally carried out in client homes. Support from supervising health professional.',
  sp5: 'NHS. Clients aged 65 + years with complex physical health needs. Worked in a team of SPs but often isolated in practice as the team cover different geographical areas and hot desk to a number of bases. Works alongside NHS case managers, who also refer patients. Can also receive referrals from GPs and attend MDT meetings at GP surgeries. Appointments in client homes. Support from supervising health professional.',
  sp6: 'NHS. Accepts referrals from a multidisciplinary team for clients of all ages with complex physical health needs. Does not work with other SPs. Time limited to 12 weeks. Appointments in client homes. Support from supervising health professional.',
  sp7: 'Voluntary sector. Clients of all ages. Accept self-referrals and referrals from healthcare professionals or through attendance at GP surgery MDT meetings. Works in a team of SPs. Mixed levels of deprivation in area covered. Weekly meeting with team of SPs for support. Appointments carried out in GP practices. Support from SP team manager. Weekly peer support meeting with team of SPs.',
  sp8: 'Voluntary sector. Clients of all ages. Works in a team of SPs. Accepts self-referrals or referrals through GP MDT meetings. Supervisory responsibilities. High level of deprivation throughout area covered. Time limited intervention 6–8 weeks, possibility to extend for some challenging cases. Appointments carried out in GP practices. Peer support within team of SPs. SP receives monthly one-to-one support from a clinical psychologist. Also provides managerial and pastoral support to a team of SPs',
  sp9: 'Voluntary sector. Clients of all ages. Works in a team of SPs. Supervisory responsibilities. Accept self-referrals and through attendance at GP surgery MDT meetings. Mixed levels of deprivation in area covered. Appointments carried out in GP practices. Weekly peer support meeting with team of SPs. Provides managerial and pastoral support to a team of SPs.',
} as const
