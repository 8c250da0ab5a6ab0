-- every figure in a body has its figure as published, and no other
select a.id from article a
where (select count(*) from jsonb_path_query(a.body, 'strict $.** ? (@.type == "figure")'))
  <> (select count(*) from article_figure f where f.article_id = a.id);

-- what was published of a figure that adds up adds up
select f.article_id, f.ordinal from article_figure f
where f.denominator is null and jsonb_array_length(f.breakdown) > 0
  and not exists (select from jsonb_array_elements(f.breakdown) r where r ->> 'value' is null)
  and f.value::numeric <> (select sum((r ->> 'value')::numeric) from jsonb_array_elements(f.breakdown) r);

-- a picture has its JPEG, for browsers that know neither AVIF nor WebP
select p.id from picture p where not exists (select from picture_variant v where v.picture_id = p.id and v.format = 'jpeg');
