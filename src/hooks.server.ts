import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { createHash } from 'node:crypto';
import { nobody } from '#core/actor.ts';
import { actorOf } from '#modules/access/access.server.ts';
import { sessionOf } from '#modules/sign-in/sign-in.server.ts';
import { askToSignIn } from './routes/ask-to-sign-in.ts';
import { langOf, wordsIn } from './routes/words.ts';

const headers = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'cross-origin-opener-policy': 'same-origin',
};

// Marks that only a hydrating page needs: comments of Svelte's, and style sheets that are inside the page already.
const forHydration =
  /<!--(?:\[-?\d*|\[!|\]|[a-z0-9]{5,8})?-->|\s*<link href="[^"]*" rel="stylesheet" disabled[^>]*>/g;

/** Pages that differ by who asks. All others are kept and shared, and must never look at a cookie. */
const personal = /^(\/en)?\/(lam-viec|dang-nhap|dang-xuat|bat-dau|loi-moi|dat-lai|quen-mat-khau)(\/|$)/;
const forUsers = /^(\/en)?\/lam-viec(\/|$)/;

/** Every request is served with what the listening process handed in, in the language of its address. */
export const handle: Handle = async ({ event, resolve }) => {
  const services = event.platform?.req.services;
  if (!services) throw new Error('the listening process must hand in its services: start with npm start');
  event.locals.services = services;
  event.locals.lang = langOf(event.url.pathname);
  event.locals.t = wordsIn(event.locals.lang);
  const isPublic = event.route.id?.startsWith('/(portal)') ?? false;
  // Nobody's address holds a zero byte, and PostgreSQL takes none. Public pages have no data apart from their documents.
  if (/%00/.test(event.url.href) || (isPublic && event.isDataRequest))
    return new Response(event.locals.t('refusals:not-found'), { status: 404, headers });
  const path = event.url.pathname;
  const isPersonal = personal.test(path);
  const signedIn = isPersonal ? await sessionOf(services, event.request.headers) : null;
  event.locals.user = signedIn?.user ?? null;
  event.locals.session = signedIn?.session ?? null;
  event.locals.actor = signedIn
    ? await actorOf(services.app, services.clock, { user: signedIn.user.id, strong: signedIn.session.strong })
    : nobody;
  if (!signedIn && forUsers.test(path)) return withHeaders(await askToSignIn(event), true);
  const response = await resolve(event, {
    transformPageChunk: ({ html }) => {
      const page = html.replace('%lang%', event.locals.lang);
      if (!isPublic) return page;
      const { sheet } = event.locals;
      const own = sheet ? page.replace('</head>', () => `<style>${sheet}</style></head>`) : page;
      return own.replace(forHydration, '');
    },
    // Fonts and the rest come as the page asks for them: nothing but the document is needed for the first view. Scripts,
    // which only the workspace has, must not wait for one another.
    preload: ({ type }) => type === 'js',
  });
  if (isPublic && event.locals.sheet) allowStyle(response, event.locals.sheet);
  return withHeaders(response, isPersonal);
};

/** The federation's own colour stands in the page, which is one response; the policy takes it by its hash. */
function allowStyle({ headers }: Response, sheet: string): void {
  const policy = headers.get('content-security-policy');
  const hash = createHash('sha256').update(sheet).digest('base64');
  if (policy)
    headers.set('content-security-policy', policy.replace(/style-src [^;]*/, `$& 'sha256-${hash}'`));
}

function withHeaders(response: Response, isPersonal: boolean): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  if (!isPersonal) return response;
  response.headers.set('cache-control', 'no-store');
  // Addresses of these pages hold one-time tokens: no other page is told them.
  response.headers.set('referrer-policy', 'same-origin');
  return response;
}

/** A bug is logged whole and told in one sentence; what we refused on purpose already has its words. */
export const handleError: HandleServerError = ({ error, event, kind }) => {
  const { services, t } = event.locals;
  if (kind === 'app') return {};
  if (kind === 'framework') return { message: t?.('refusals:not-found') };
  services?.log.error({ err: error, route: event.route.id }, 'request failed');
  return { message: t?.('error500') };
};
