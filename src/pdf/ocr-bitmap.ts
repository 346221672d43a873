/** A picture of a page: one byte a pixel, row by row from the top, 0 black to 255 white. */
export interface GrayBitmap {
  gray: Uint8Array;
  width: number;
  height: number;
}

/** The bitmap as a PGM file, the plainest format that Leptonica takes. */
export function encodePgm({ gray, width, height }: GrayBitmap): Uint8Array {
  const header = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1');
  const file = new Uint8Array(header.length + gray.length);
  file.set(header);
  file.set(gray, header.length);
  return file;
}

/** Turns a bitmap clockwise by quarter turns. */
export function turnBitmap(bitmap: GrayBitmap, quarterTurns: number): GrayBitmap {
  const turns = ((quarterTurns % 4) + 4) % 4;
  if (turns === 0) return bitmap;
  const { gray, width, height } = bitmap;
  const turned = new Uint8Array(gray.length);
  if (turns === 2) {
    for (let from = 0, to = gray.length - 1; to >= 0; from += 1, to -= 1) turned[to] = gray[from] ?? 0;
    return { gray: turned, width, height };
  }
  // Of pixel (x, y): clockwise it goes to column height - 1 - y of row x, the other way to column y of the row
  // width - 1 - x.
  const first = turns === 1 ? height - 1 : (width - 1) * height;
  const stepX = turns === 1 ? height : -height;
  const stepY = turns === 1 ? -1 : 1;
  let from = 0;
  for (let y = 0; y < height; y += 1) {
    let to = first + y * stepY;
    for (let x = 0; x < width; x += 1) {
      turned[to] = gray[from] ?? 0;
      from += 1;
      to += stepX;
    }
  }
  return { gray: turned, width: height, height: width };
}

/**
 * Turns a bitmap so that lines that fall by `slope` (radians, clockwise) become level; the corners stay inside.
 *
 * Out: a bitmap with the same middle, larger by what the corners need.
 */
export function straighten({ gray, width, height }: GrayBitmap, slope: number): GrayBitmap {
  const cos = Math.cos(slope);
  const sin = Math.sin(slope);
  const wide = Math.ceil(width * cos + height * Math.abs(sin));
  const high = Math.ceil(height * cos + width * Math.abs(sin));
  const level = new Uint8Array(wide * high).fill(255);
  let to = 0;
  for (let row = 0; row < high; row += 1) {
    const dy = row - high / 2;
    let x = width / 2 - (wide / 2) * cos - dy * sin;
    let y = height / 2 - (wide / 2) * sin + dy * cos;
    for (let column = 0; column < wide; column += 1, to += 1, x += cos, y += sin) {
      const left = Math.floor(x);
      const top = Math.floor(y);
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) continue;
      const at = top * width + left;
      const [shareX, shareY] = [x - left, y - top];
      const upper = (gray[at] ?? 0) * (1 - shareX) + (gray[at + 1] ?? 0) * shareX;
      const lower = (gray[at + width] ?? 0) * (1 - shareX) + (gray[at + width + 1] ?? 0) * shareX;
      level[to] = upper * (1 - shareY) + lower * shareY;
    }
  }
  return { gray: level, width: wide, height: high };
}
