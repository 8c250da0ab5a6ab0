import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { Tx } from '#core/db.server.ts';

const WIDTHS = [480, 800, 1200];
const FORMATS = ['avif', 'webp', 'jpeg'] as const;
const mediaType = { avif: 'image/avif', webp: 'image/webp', jpeg: 'image/jpeg' };

export interface Encoded {
  width: number;
  height: number;
  variants: { format: (typeof FORMATS)[number]; width: number; sha256: string; bytes: Buffer }[];
}

/**
 * Encodes an image for readers: AVIF and WebP at three widths for the browser's choice, one JPEG for whoever knows
 * neither. What the file said about its camera and place is not carried over. Throws on what is no image.
 */
export async function encodePicture(image: Buffer): Promise<Encoded> {
  const { width, height } = await sharp(image).metadata();
  const wanted = FORMATS.flatMap((format) => WIDTHS.map((w) => ({ format, width: w }))).filter(
    (v) => v.format !== 'jpeg' || v.width === 800,
  );
  const variants = await Promise.all(
    wanted.map(async (v) => {
      const resized = sharp(image).resize({ width: v.width, withoutEnlargement: true });
      const bytes = await {
        avif: () => resized.avif({ quality: 55, effort: 3 }),
        webp: () => resized.webp({ quality: 74 }),
        jpeg: () => resized.jpeg({ quality: 76, mozjpeg: true }),
      }
        [v.format]()
        .toBuffer();
      return { ...v, sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
    }),
  );
  return { width, height, variants };
}

/** Stores an encoded picture and gives its id. The same bytes are kept once. */
export async function storePicture(tx: Tx, picture: Encoded): Promise<number> {
  const { id } = await tx
    .insertInto('picture')
    .values({ width: picture.width, height: picture.height })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const { format, width, sha256, bytes } of picture.variants) {
    await tx
      .insertInto('storedFile')
      .values({ sha256, mediaType: mediaType[format], bytes })
      .onConflict((c) => c.column('sha256').doNothing())
      .execute();
    await tx
      .insertInto('pictureVariant')
      .columns(['pictureId', 'fileId', 'format', 'width'])
      .expression((e) =>
        e
          .selectFrom('storedFile')
          .select((s) => [
            s.val(id).as('pictureId'),
            'id',
            s.val(format).as('format'),
            s.val(width).as('width'),
          ])
          .where('sha256', '=', sha256),
      )
      .execute();
  }
  return id;
}
