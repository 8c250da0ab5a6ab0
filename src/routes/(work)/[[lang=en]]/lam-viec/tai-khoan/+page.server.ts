import { showDay, todayIn } from '#core/day.ts';
import { isRefusal, type Refusal } from '#core/refusal.ts';
import {
  changePassword,
  changeSecondFactor,
  confirmSecondFactor,
  deviceOf,
  endOtherSessions,
  endSession,
  removePasskey,
  selfActor,
  sessionsOf,
  setUpSecondFactor,
  stepUp,
  waysToSignIn,
} from '#modules/sign-in/sign-in.server.ts';
import { formOf, refused } from '../../../../form.ts';
import { lookAgain, setCookies, signedInOf, visitOf } from '../../../../visit.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { t, services } = locals;
  const { user, session } = signedInOf(locals);
  const { app, clock } = services;
  const [ways, sessions] = await Promise.all([waysToSignIn(app, user.id), sessionsOf(app, clock, user.id)]);
  const at = (time: Date) =>
    `${time.toLocaleTimeString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit' })} ${showDay(todayIn(time))}`;
  return {
    who: {
      name: user.name,
      phone: user.phone?.replace(/^\+84/, '0'),
      userName: user.userName,
      email: user.email,
    },
    hasPassword: ways.password,
    secondFactor: user.twoFactor,
    strong: session.strong,
    passkeys: ways.passkeys.map((p) => ({
      id: p.id,
      text: p.name ?? t('sign-in:account.passkeyUnnamed'),
      added: p.createdAt && t('sign-in:account.added', { day: showDay(todayIn(p.createdAt)) }),
    })),
    sessions: sessions.map((s) => {
      const { browser, system } = deviceOf(s.userAgent);
      return {
        id: s.id,
        device: t('sign-in:account.device', {
          browser: browser ?? t('sign-in:account.unknownBrowser'),
          system: system ?? t('sign-in:account.unknownSystem'),
        }),
        when: t('sign-in:account.since', { since: at(s.createdAt), seen: at(s.seenAt) }),
        address: s.ipAddress && t('sign-in:account.address', { address: s.ipAddress }),
        current: s.id === session.id,
      };
    }),
  };
};

/** In which part of the page a fault or a done thing is shown. */
type Part = 'mat-khau' | 'ma' | 'khoa' | 'phien';
const done = (part: Part, text: string) => ({ done: { part, text } });
const wrong = (refusal: Refusal, locals: App.Locals, part: Part, name: string | null) =>
  refused(refusal, locals, name, {}, { part });

export const actions: Actions = {
  async ['mat-khau'](event) {
    const { locals } = event;
    const { text } = await formOf(event);
    const changed = await changePassword(
      locals.services,
      signedInOf(locals),
      text('mat-khau-cu'),
      text('mat-khau-moi'),
    );
    if (isRefusal(changed)) {
      const isOld = changed.code === 'password-wrong' || changed.code === 'too-many-tries';
      return wrong(changed, locals, 'mat-khau', isOld ? 'mat-khau-cu' : 'mat-khau-moi');
    }
    return done('mat-khau', locals.t('sign-in:account.passwordDone'));
  },

  /** Gives what the authenticator app needs; it asks for nothing until the first code is confirmed. */
  async ['bat-ma'](event) {
    const { text } = await formOf(event);
    const setup = await setUpSecondFactor(visitOf(event), signedInOf(event.locals), text('mat-khau-ma'));
    return isRefusal(setup) ? wrong(setup, event.locals, 'ma', 'mat-khau-ma') : { setup };
  },

  async ['xac-nhan-ma'](event) {
    const { text } = await formOf(event);
    const step = await confirmSecondFactor(visitOf(event), signedInOf(event.locals), text('ma-xac-thuc'));
    if (isRefusal(step)) return wrong(step, event.locals, 'ma', 'ma-xac-thuc');
    setCookies(event, step.cookies);
    await lookAgain(event);
    return done('ma', event.locals.t('sign-in:account.secondDone'));
  },

  async ['tat-ma'](event) {
    const { text } = await formOf(event);
    const off = await changeSecondFactor(
      visitOf(event),
      signedInOf(event.locals),
      text('mat-khau-ma'),
      'off',
    );
    if (isRefusal(off)) return wrong(off, event.locals, 'ma', 'mat-khau-ma');
    setCookies(event, off.cookies);
    await lookAgain(event);
    return done('ma', event.locals.t('sign-in:account.secondGone'));
  },

  async ['ma-khoi-phuc'](event) {
    const { text } = await formOf(event);
    const made = await changeSecondFactor(
      visitOf(event),
      signedInOf(event.locals),
      text('mat-khau-ma'),
      'new-codes',
    );
    return isRefusal(made)
      ? wrong(made, event.locals, 'ma', 'mat-khau-ma')
      : { recoveryCodes: made.recoveryCodes };
  },

  async ['xac-thuc-manh'](event) {
    const { text } = await formOf(event);
    const raised = await stepUp(visitOf(event), signedInOf(event.locals), text('ma-xac-thuc'));
    if (isRefusal(raised)) return wrong(raised, event.locals, 'ma', 'ma-xac-thuc');
    await lookAgain(event);
    return done('ma', event.locals.t('sign-in:account.raised'));
  },

  /** The script has added a passkey: the page is shown again. */
  async ['them-khoa']() {},

  async ['xoa-khoa'](event) {
    const { app, clock } = event.locals.services;
    const { user } = signedInOf(event.locals);
    const { text } = await formOf(event);
    const removed = await app
      .transaction()
      .execute((tx) => removePasskey(tx, selfActor(user.id), clock, user.id, text('khoa')));
    if (isRefusal(removed)) return wrong(removed, event.locals, 'khoa', null);
    return done('khoa', event.locals.t('sign-in:account.removed'));
  },

  async ['ket-thuc'](event) {
    const { app, clock } = event.locals.services;
    const { user } = signedInOf(event.locals);
    const { text } = await formOf(event);
    await app
      .transaction()
      .execute((tx) => endSession(tx, selfActor(user.id), clock, user.id, text('phien')));
    return done('phien', event.locals.t('sign-in:account.ended'));
  },

  async ['ket-thuc-khac'](event) {
    const { app, clock } = event.locals.services;
    const { user, session } = signedInOf(event.locals);
    const n = await app
      .transaction()
      .execute((tx) => endOtherSessions(tx, selfActor(user.id), clock, user.id, session.id));
    return done('phien', event.locals.t('sign-in:account.endedOthers', { n }));
  },
};
