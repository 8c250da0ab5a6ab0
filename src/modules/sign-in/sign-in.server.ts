// Who is signed in, and by what. Each verb says in its own place what it takes, gives and refuses.

export { sessionOf, sessionsOf, endSession, endOtherSessions, sweepSignIn } from './sessions.server.ts';
export { signIn, signOut, type Step } from './entry.server.ts';
export {
  changeSecondFactor,
  confirmSecondFactor,
  enterCode,
  setUpSecondFactor,
  stepUp,
} from './second-factor.server.ts';
export { createUser, updateUser, disableUser, enableUser, findUsers, userById } from './users.server.ts';
export { inviteUser, resetLinkToHandOver, userOfLink, acceptLink } from './links.server.ts';
export { changePassword, setPassword } from './password.server.ts';
export { requestReset } from './reset.server.ts';
export { firstRunToken, firstRunState, startFirstRun } from './first-run.server.ts';
export { waysToSignIn, removePasskey } from './ways.server.ts';
export { listMail, outboxState, post, sendAgain, sendMail, sendTestMail } from './mail.server.ts';
export { demonstrationCode, giveDemonstrationFactor, isLocal } from './demonstration.server.ts';
export { actorsNamed, userNames } from './names.server.ts';
export { selfActor } from './actor.server.ts';
export { originOf, type Visit } from './visit.server.ts';
export { type NewUser, type User } from './users.server.ts';
export { type Session, type SignedIn } from './sessions.server.ts';
export { answerMachine, beginWithProvider } from './machine.server.ts';
export { asHidden, carriedIn, carry, type Carried } from './carry.ts';
export { samePath } from './rules.ts';
export { deviceOf } from './devices.ts';
