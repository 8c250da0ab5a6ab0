import type { Handle } from '@sveltejs/kit/hooks';
import { langOf, wordsIn } from './routes/words.ts';

/** Every request is served with what the listening process handed in, in the language of its address. */
export const handle: Handle = async ({ event, resolve }) => {
  const services = event.platform?.req.services;
  if (!services) throw new Error('the listening process must hand in its services: start with npm start');
  event.locals.services = services;
  event.locals.lang = langOf(event.url.pathname);
  event.locals.t = wordsIn(event.locals.lang);
  return resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%lang%', event.locals.lang),
    // Fonts and the rest come as the page asks for them: nothing but the document is needed for the first view.
    preload: () => false,
  });
};
