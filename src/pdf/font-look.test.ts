import { expect, it } from 'vitest';
import { lookOf } from './font-look.ts';

const FIXED_PITCH = 1;
const ITALIC = 64;
const FORCE_BOLD = 1 << 18;

it('tells weight, slant and pitch from the names that programs give to fonts', () => {
  const seen = (name: string) => {
    const { weight, italic, monospace } = lookOf(name, 0);
    return [weight, italic ? 'italic' : '', monospace ? 'mono' : ''].filter(Boolean).join(' ');
  };
  const looks: [name: string, look: string][] = [
    ['ABCDEF+CMR10', '400'],
    ['ABCDEF+CMBX12', '700'],
    ['ABCDEF+CMTI10', '400 italic'],
    ['ABCDEF+CMTT9', '400 mono'],
    ['NimbusRomNo9L-Regu', '400'],
    ['NimbusRomNo9L-Medi', '700'],
    ['NimbusRomNo9L-ReguItal', '400 italic'],
    ['NimbusMonL-Bold', '700 mono'],
    ['Calibri,BoldItalic', '700 italic'],
    ['DejaVuSansMono-Oblique', '400 italic mono'],
    ['Consolas', '400 mono'],
    ['HelveticaNeue-Light', '300'],
    ['TimesNewRomanPSMT', '400'],
    ['SourceSansPro-It', '400 italic'],
    ['Roboto-Black', '900'],
    ['Palatino-Roman', '400'],
    ['BousungEG-Light-GB', '300'],
    ['Optima-B', '700'],
    ['t1xtt', '400 mono'],
    ['CMMI10', '400 italic'],
  ];
  for (const [name, look] of looks) expect(seen(name), name).toBe(look);
});

it('believes the flags where the name says nothing', () => {
  expect(lookOf('F1', FIXED_PITCH | FORCE_BOLD)).toEqual({ weight: 700, italic: false, monospace: true });
});

it('holds no font of signs for italic: braces in a sentence are not set apart', () => {
  expect(lookOf('ABCDEF+CMSY10', ITALIC).italic).toBe(false);
  expect(lookOf('LMMathSymbols10-Regular', ITALIC).italic).toBe(false);
  expect(lookOf('Garamond', ITALIC).italic).toBe(true);
});
