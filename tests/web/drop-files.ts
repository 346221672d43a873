import type { Page } from 'playwright-core';

export interface DroppedFile {
  name: string;
  bytes: Buffer;
}

/** Drops files on the page as a browser does: with the events of a drag that carries them. */
export async function dropFiles(page: Page, files: readonly DroppedFile[]): Promise<void> {
  const told = JSON.stringify(files.map(({ name, bytes }) => [name, bytes.toString('base64')]));
  const carried = await page.evaluateHandle(`(() => {
    const carried = new DataTransfer();
    for (const [name, text] of ${told}) {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      carried.items.add(new File([bytes], name));
    }
    return carried;
  })()`);
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('main', type, { dataTransfer: carried });
}
