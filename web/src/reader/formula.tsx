import { useEffect, useRef } from 'react';
import classes from './markdown.module.css';

/** A formula; as TeX until KaTeX is here, which is fetched for the first one only. */
export function Formula({ tex, isBlock = false }: { tex: string; isBlock?: boolean }) {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let isCurrent = true;
    if (place.current !== null) place.current.textContent = tex;
    void import('./draw-formula.ts').then(({ drawFormula }) => {
      if (isCurrent && place.current !== null) drawFormula(place.current, tex, isBlock);
    });
    return () => {
      isCurrent = false;
    };
  }, [tex, isBlock]);
  return <span ref={place} className={isBlock ? classes.formula : undefined} dir="ltr" translate="no" />;
}
