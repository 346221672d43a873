import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface SidePanelProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** Where the screen is wider. */
  widthPx: number;
  children: ReactNode;
}

/** What opens beside a lesson, over the page. */
export function SidePanel({ title, isOpen, onClose, widthPx, children }: SidePanelProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={widthPx}
      title={title}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {children}
    </Drawer>
  );
}
