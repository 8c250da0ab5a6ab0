import { randomUUID } from 'node:crypto';
import { may } from '#core/actor.ts';
import { actAs } from '#core/acting.server.ts';
import { today } from '#core/clock.ts';
import { showDay, showMoment, todayIn } from '#core/day.ts';
import { isRefusal, type Refusal } from '#core/refusal.ts';
import {
  didLately,
  endSessionsOf,
  giveAgain,
  letIn,
  makeInvitation,
  makeReset,
  roles,
  type GrantRow,
} from '#modules/access/access.server.ts';
import { standing } from '#modules/access/rules.ts';
import { deviceOf, sessionsOf } from '#modules/sign-in/sign-in.server.ts';
import { refused } from '../../../../../../form.ts';
import { act } from '../../../../../act.ts';
import { sentenceOf } from '../../../../../grant-words.ts';
import { invitationFor, linkFor, type Link } from '../../../../../invitation.server.ts';
import { seenUser } from '../../../../../user.server.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['granted', 'revoked', 'given-again', 'user-saved', 'disabled', 'enabled', 'sessions-ended'];
const LATELY = 20;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { services, actor, t, lang } = locals;
  const { app, clock } = services;
  const user = await seenUser(locals, params.user);
  const all = await roles(app);
  const day = today(clock);
  const by = (name: string | null) => name ?? t('admin:system');
  const on = (at: Date) => showDay(todayIn(at));
  const shown = (g: GrantRow) => ({
    id: g.id,
    sentence: sentenceOf(g, all, t, lang),
    given: t('admin:user.given', { by: by(g.grantedByName), day: on(g.grantedAt), reason: g.reason }),
    needsSecond: all.some((r) => r.key === g.role && r.needsSecondFactor),
    succeeds: g.succeeds !== null,
    standing: standing(g, day),
    revoked: g.revokedAt && t('admin:user.revokedBy', { by: by(g.revokedByName), day: on(g.revokedAt) }),
    at: (g.revokedAt ?? g.grantedAt).toISOString(),
    mayRevoke: may(actor, 'users.write', g.unitId),
  });
  const grants = user.grants.map(shown);
  const isOpen = (g: { standing: string }) => g.standing === 'in-force' || g.standing === 'to-come';
  const undone = url.searchParams.get('quyen');
  const did = await actAs(app, actor, (tx) => didLately(tx, user.id, LATELY));
  const sessions = user.care === 'whole' ? await sessionsOf(app, clock, user.id) : [];
  return {
    who: {
      id: user.id,
      name: user.name,
      state: user.state,
      phone: user.phone?.replace(/^\+84/, '0') ?? null,
      userName: user.userName,
      email: user.email,
      twoFactor: user.twoFactor,
      disabled: user.disabledAt && on(user.disabledAt),
      isSelf: user.id === locals.user?.id,
    },
    care: user.care,
    open: grants.filter(isOpen),
    past: grants.filter((g) => !isOpen(g)),
    sessions: sessions.map((s) => {
      const { browser, system } = deviceOf(s.userAgent);
      return {
        id: s.id,
        device: t('admin:user.device', {
          browser: browser ?? t('admin:user.unknownBrowser'),
          system: system ?? t('admin:user.unknownSystem'),
        }),
        when: t('admin:user.since', { since: showMoment(s.createdAt), seen: showMoment(s.seenAt) }),
      };
    }),
    did: did.map((e) => ({ ...e, at: e.at.toISOString(), when: showMoment(e.at) })),
    done: DONE.find((key) => key === url.searchParams.get('da')) ?? null,
    /** The grant that was just revoked, while it can be given again. */
    undo: grants.some((g) => String(g.id) === undone && g.standing === 'revoked' && g.mayRevoke)
      ? undone
      : null,
    once: randomUUID(),
  };
};

const path = (user: string, done: string) => `/lam-viec/quan-tri/nguoi-dung/${user}?da=${done}`;

type Event = Parameters<Actions[string]>[0];
/** Makes a link that is shown once, in the answer itself: no address and no memory holds it. */
async function shownOnce(event: Event, make: typeof makeReset, linked: (token: string) => Promise<Link>) {
  const { locals, params } = event;
  const { app, clock } = locals.services;
  const token = await actAs(app, locals.actor, (tx) => make(tx, locals.actor, clock, params.user));
  if (isRefusal(token)) return refused(token, locals, null, {}, { link: null });
  return { link: await linked(token), errors: [], typed: {} };
}

export const actions: Actions = {
  ['moi-lai']: (event) =>
    shownOnce(event, makeInvitation, (token) =>
      event.locals.services.app
        .transaction()
        .execute((tx) => invitationFor(tx, event.locals, event.params.user, token)),
    ),
  ['dat-lai']: (event) =>
    shownOnce(event, makeReset, async (token) => ({
      href: linkFor(event.locals, 'reset', token),
      sentTo: null,
    })),

  ['cap-lai']: (event) =>
    act(event, async (tx, actor, text) => {
      const grant = /^\d{1,15}$/.test(text('quyen')) ? Number(text('quyen')) : 0;
      const done = await giveAgain(tx, actor, event.locals.services.clock, { grant });
      return isRefusal(done) ? done : path(event.params.user, 'given-again');
    }),
  ['mo-khoa']: (event) =>
    act(event, async (tx, actor): Promise<string | Refusal> => {
      const done = await letIn(tx, actor, event.locals.services.clock, event.params.user);
      return done ?? path(event.params.user, 'enabled');
    }),
  ['het-phien']: (event) =>
    act(event, async (tx, actor, text): Promise<string | Refusal> => {
      const { user } = event.params;
      const done = await endSessionsOf(tx, actor, event.locals.services.clock, user, text('phien') || null);
      return done ?? path(user, 'sessions-ended');
    }),
};
