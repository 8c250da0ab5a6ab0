import { hydrate } from 'svelte';
import '#ui/tokens.css';
import '#ui/fonts.css';
import '#ui/base.css';
import { examples } from '#ui/examples.ts';

// The page's address names the example; when it has come alive, the page says so.
const example = examples.find(({ name }) => location.pathname === `/${name}`);
if (!example) throw new Error(`no example at ${location.pathname}`);
hydrate(example.component, { target: document.getElementById('example')!, props: example.props });
document.documentElement.dataset['hydrated'] = example.name;
