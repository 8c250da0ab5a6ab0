import { render } from 'svelte/server';
import { examples } from '#ui/examples.ts';

/** The examples as the server sends them. */
export const rendered = examples.map(({ name, component, props, whole }) => ({
  name,
  whole,
  body: render(component, { props }).body,
}));
