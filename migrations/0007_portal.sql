create table category (
  id bigint generated always as identity primary key,
  slug text not null unique,
  name_vi text not null,
  name_en text not null,
  sort smallint not null
);

create table picture (
  id bigint generated always as identity primary key,
  width integer not null,
  height integer not null
);
create table picture_variant (
  picture_id bigint not null references picture,
  file_id bigint not null references stored_file,
  format text not null check (format in ('avif', 'webp', 'jpeg')),
  width integer not null,
  primary key (picture_id, format, width)
);

create table article (
  id bigint generated always as identity primary key,
  category_id bigint not null references category,
  slug text not null unique,
  language text not null check (language in ('vi', 'en')),
  title text not null,
  lead text not null,
  byline text not null,
  body jsonb not null check (pg_column_size(body) < 1048576),
  picture_id bigint references picture,
  picture_alt text,
  published_at timestamptz not null,
  corrected_at timestamptz,
  check ((picture_id is null) = (picture_alt is null))
);
create index article_published on article (published_at desc, id desc);
create index article_category on article (category_id, published_at desc, id desc);

-- The figure as it stood when the article was published: value, breakdown one level down, audit position.
create table article_figure (
  article_id bigint not null references article,
  ordinal smallint not null,
  query jsonb not null,
  value text not null,
  numerator bigint,
  denominator bigint,
  breakdown jsonb not null,
  audit_position bigint not null,
  published_at timestamptz not null,
  primary key (article_id, ordinal)
);

create table article_views (
  article_id bigint not null references article,
  day date not null,
  views bigint not null check (views >= 0),
  primary key (article_id, day)
);
