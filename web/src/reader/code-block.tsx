import { ActionIcon } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './markdown.module.css';

const TOLD_MS = 2000;

/** Copies without the clipboard interface, which browsers keep from pages that came over plain HTTP. */
function copySelected(element: HTMLElement): boolean {
  const selection = document.getSelection();
  selection?.selectAllChildren(element);
  return document.execCommand('copy');
}

/** Lines of code or other text of fixed pitch, with a button that copies them. */
export function CodeBlock({ code }: { code: string }) {
  const { t } = useTranslation();
  const text = useRef<HTMLElement>(null);
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), TOLD_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => {
    const written = navigator.clipboard?.writeText(code).then(
      () => true,
      () => false,
    );
    if (await written) setIsCopied(true);
    else if (text.current !== null) setIsCopied(copySelected(text.current));
  };
  return (
    <div className={classes.codeFrame} dir="ltr">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard too */}
      <pre className={classes.pre} tabIndex={0} translate="no">
        <code ref={text}>{code.replace(/\n$/, '')}</code>
      </pre>
      <ActionIcon
        className={classes.copy}
        variant="default"
        size={30}
        aria-label={isCopied ? t('reader.copied') : t('reader.copy')}
        onClick={() => void copy()}
      >
        {isCopied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
      </ActionIcon>
      <span role="status" className={classes.hidden}>
        {isCopied ? t('reader.copied') : ''}
      </span>
    </div>
  );
}
