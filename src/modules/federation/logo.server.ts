import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { Tx } from '#core/db.server.ts';
import { refuse, type Refusal } from '#core/refusal.ts';

/** What may be sent in, and what it may unfold to: a small file can claim a picture that fills the memory. */
const MOST_BYTES = 2 ** 20;
const MOST_PIXELS = 24_000_000;
/** Shown at 34 points; six times that is sharp on any screen. */
const SIDE = 192;

/** By their first bytes. SVG is not among them: it may hold scripts and links. */
const KNOWN: ((file: Buffer) => boolean)[] = [
  (f) => f.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
  (f) => f.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  (f) => f.toString('latin1', 0, 4) === 'RIFF' && f.toString('latin1', 8, 12) === 'WEBP',
];

/**
 * A logo as it is kept: WebP, square, its sides at most 192 pixels, transparent where it does not reach, without what the
 * file said about its making. Refuses what is larger than 1 MB or 24 million pixels, and what is no PNG, JPEG or WebP.
 */
export async function encodeLogo(file: Buffer): Promise<Buffer | Refusal> {
  if (file.length > MOST_BYTES) return refuse('logo-too-large', { field: 'logo' });
  if (!KNOWN.some((is) => is(file))) return refuse('logo-not-picture', { field: 'logo' });
  try {
    const picture = sharp(file, { limitInputPixels: false, failOn: 'error' });
    const { width, height } = await picture.metadata();
    if (width * height > MOST_PIXELS) return refuse('logo-too-large', { field: 'logo' });
    return await picture
      .autoOrient()
      .resize({ width: SIDE, height: SIDE, fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } })
      .webp({ quality: 88 })
      .toBuffer();
  } catch {
    // It began as a picture and is none: cut off on the way, or made to look like one.
    return refuse('logo-not-picture', { field: 'logo' });
  }
}

/** Keeps an encoded logo and gives its file's id. The same bytes are kept once. */
export async function storeLogo(tx: Tx, bytes: Buffer): Promise<number> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await tx
    .insertInto('storedFile')
    .values({ sha256, mediaType: 'image/webp', bytes })
    .onConflict((c) => c.column('sha256').doNothing())
    .execute();
  const { id } = await tx
    .selectFrom('storedFile')
    .select('id')
    .where('sha256', '=', sha256)
    .executeTakeFirstOrThrow();
  return id;
}
