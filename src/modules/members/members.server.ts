export { admit, correctAdmissionDay, endMembership, transfer, type Ending } from './membership.server.ts';
export { moveHousehold, moveIn } from './moves.server.ts';
export { registerHousehold, registerPerson, type NewPerson } from './registration.server.ts';
export { membershipsOf, type Membership } from './queries.server.ts';
export { purposeToday, sayPurpose, seesPerson, viewPerson, type PersonRecord } from './record.server.ts';
export { searchMembers, type MemberFound, type MembersAsked } from './search.server.ts';
