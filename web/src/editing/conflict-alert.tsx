import { Alert } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';

/** Says that somebody else saved first, and takes the focus. */
export function ConflictAlert({ title, children }: { title?: string; children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.focus(), []);
  return (
    <Alert
      ref={frame}
      tabIndex={-1}
      color="orange"
      variant="outline"
      role="alert"
      icon={<IconUsers aria-hidden />}
      {...(title === undefined ? {} : { title })}
    >
      {children}
    </Alert>
  );
}
