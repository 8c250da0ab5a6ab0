import type { Doc } from './body.ts';

/** An article as the demonstration's newsroom wrote it. */
export interface Written {
  slug: string;
  category: string;
  /** With its zone. */
  published: string;
  title: string;
  lead: string;
  byline: string;
  picture: { key: string; alt: string } | null;
  body: Doc;
}
