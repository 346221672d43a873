import { createTheme, type MantineColorsTuple } from '@mantine/core';

// Ink blue: text of 4.5:1 and more on white from shade 6, and on the dark background up to shade 4.
const ink: MantineColorsTuple = [
  '#eef3fb',
  '#dbe5f4',
  '#b3c8e8',
  '#88a9dd',
  '#658fd3',
  '#4f7fce',
  '#2f63b5',
  '#27549c',
  '#1f4581',
  '#163462',
];

// The bar of a dialog is no landmark of the page, as its element would say.
const IN_DIALOG = { attributes: { header: { role: 'presentation' } } };

/** Colours, type and the look of what all pages share. */
export const theme = createTheme({
  primaryColor: 'ink',
  // White text on it has 5.9:1 in both schemes; a lighter one in the dark would need dark text, which Mantine does not give it.
  primaryShade: 6,
  colors: { ink },
  fontFamily:
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Arabic', 'Noto Sans Devanagari', sans-serif",
  headings: { fontWeight: '650', textWrap: 'balance' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: { Modal: { defaultProps: IN_DIALOG }, Drawer: { defaultProps: IN_DIALOG } },
});
