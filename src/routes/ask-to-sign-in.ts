import { json, type RequestEvent } from '@sveltejs/kit';
import { asHidden, carry } from '#modules/sign-in/sign-in.server.ts';
import { inLang } from './words.ts';

/**
 * Answers whoever asks for the workspace without being signed in. A page: sign in, then here again. A form: the sign-in
 * page (401) that carries what was typed, so that a session which ended meanwhile costs nobody their work. Nothing of
 * it is kept on the server.
 */
export async function askToSignIn(event: RequestEvent): Promise<Response> {
  const { request, url, locals } = event;
  const signInPage = inLang(locals.lang, '/dang-nhap');
  const here = url.pathname + url.search;
  if (request.method === 'GET' || request.method === 'HEAD') {
    const location = `${signInPage}?tiep=${encodeURIComponent(here)}`;
    if (event.isDataRequest) return json({ type: 'redirect', location });
    return new Response(null, { status: 303, headers: { location } });
  }
  const isForm = /^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(
    request.headers.get('content-type') ?? '',
  );
  if (!isForm || request.headers.has('x-sveltekit-action'))
    return new Response(locals.t('refusals:signed-out'), { status: 401 });
  const carried = carry(await request.formData(), here);
  const body = new FormData();
  for (const [name, value] of carried ? asHidden(carried) : []) body.append(name, value);
  // Rendered by the page itself, as if it had been posted there.
  const page = await event.fetch(`${signInPage}?/giu`, {
    method: 'POST',
    body,
    headers: { accept: 'text/html' },
  });
  return new Response(page.body, { status: 401, headers: page.headers });
}
