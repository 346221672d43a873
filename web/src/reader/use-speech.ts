import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

const BAR_PX = 116;
const LEFT_OUT = '[data-cite], pre, table, [role="status"], .katex-html, svg';

/** What of a block is read aloud: no numbers of sources, no code, no tables. */
function spokenText(block: Element): string {
  const copy = block.cloneNode(true);
  if (!(copy instanceof Element)) return '';
  for (const element of copy.querySelectorAll(LEFT_OUT)) element.remove();
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Whether this browser has a voice at all. Some find theirs only after a while. */
function useHasVoice(): boolean {
  const [has, setHas] = useState(false);
  useEffect(() => {
    if (!('speechSynthesis' in window)) return;
    const look = () => setHas(speechSynthesis.getVoices().length > 0);
    look();
    speechSynthesis.addEventListener('voiceschanged', look);
    return () => speechSynthesis.removeEventListener('voiceschanged', look);
  }, []);
  return has;
}

/** Reads a lesson aloud, paragraph by paragraph, from the one at the top of the window. */
export function useSpeech(article: RefObject<HTMLElement | null>, lang: string) {
  const canSpeak = useHasVoice();
  const [state, setState] = useState<'off' | 'on' | 'paused'>('off');
  const spoken = useRef<Element>(undefined);
  const mark = useCallback((block: Element | undefined) => {
    spoken.current?.removeAttribute('data-spoken');
    block?.setAttribute('data-spoken', '');
    spoken.current = block;
  }, []);
  const stop = useCallback(() => {
    mark(undefined);
    setState('off');
    if ('speechSynthesis' in window) speechSynthesis.cancel();
  }, [mark]);
  useEffect(() => stop, [stop]);
  const start = () => {
    const blocks = [...(article.current?.querySelectorAll('[data-block]') ?? [])];
    const first = blocks.findIndex((block) => block.getBoundingClientRect().bottom > BAR_PX);
    const speak = (index: number) => {
      const block = blocks[index];
      if (block === undefined) return stop();
      const text = spokenText(block);
      if (text === '') return speak(index + 1);
      mark(block);
      const { top, bottom } = block.getBoundingClientRect();
      if (top < BAR_PX || bottom > window.innerHeight) block.scrollIntoView({ block: 'center' });
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.lang = lang;
      utterance.onend = () => {
        if (spoken.current === block) speak(index + 1);
      };
      utterance.onerror = () => {
        if (spoken.current === block) stop();
      };
      speechSynthesis.speak(utterance);
    };
    speechSynthesis.cancel();
    setState('on');
    speak(Math.max(0, first));
  };
  const pause = () => {
    speechSynthesis.pause();
    setState('paused');
  };
  const go = () => {
    speechSynthesis.resume();
    setState('on');
  };
  return { canSpeak, state, start, pause, go, stop };
}
