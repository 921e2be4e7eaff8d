/** The longer side of a picture that leaves the phone, in pixels: enough to read a sign on a wall. */
export const LONGEST_SIDE = 1600;
const QUALITY = 0.82;

/** @returns width and height with the longer side at most `longest`, never made larger */
export function fitted(width: number, height: number, longest = LONGEST_SIDE): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * Draws a picture anew as a JPEG, upright as its camera held it: a tenth of the bytes, and nothing of what a camera
 * writes into its files (serial number, owner, place).
 * @throws where the browser cannot read the picture
 */
export async function shrinkPicture(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    const { width, height } = fitted(picture.width, picture.height);
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    const paper = canvas.getContext('2d');
    if (!paper) throw new Error('no canvas');
    // What is transparent would become black.
    paper.fillStyle = '#fff';
    paper.fillRect(0, 0, width, height);
    paper.drawImage(picture, 0, 0, width, height);
    return await new Promise((resolve, reject) => canvas.toBlob((b) => (b ? resolve(b) : reject(new Error('not drawn'))), 'image/jpeg', QUALITY));
  } finally {
    picture.close();
  }
}
