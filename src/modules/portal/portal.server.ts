// What others may ask of the portal. Each verb says in its own place what it takes, gives and refuses.

export {
  categories,
  fileBySha,
  type ArticleRow,
  type CategoryRow,
  type VariantRow,
} from './queries.server.ts';
export { publishArticle, type Draft } from './publish.server.ts';
export { encodePicture, storePicture } from './pictures.server.ts';
export { addViews } from './views.server.ts';
export {
  listArticles,
  readArticle,
  type ArticleList,
  type ArticleShown,
  type ShownFigure,
} from './read.server.ts';
export { articlesForEditors, type ArticleForEditors } from './editing.server.ts';
export {
  noticeRestated,
  recountArticles,
  restatedArticles,
  restatedFigures,
  type Restated,
} from './restated.server.ts';
