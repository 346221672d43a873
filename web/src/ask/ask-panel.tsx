import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AskCourse } from './ask-course.tsx';

interface Panel {
  courseId: number;
  language: string;
  isOpen: boolean;
  onClose: () => void;
}

/** Asking beside a lesson. A source that is opened from an answer takes the panel's place; the answers stay. */
export function AskPanel({ courseId, language, isOpen, onClose }: Panel) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={460}
      title={t('ask.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <AskCourse courseId={courseId} language={language} onOpen={onClose} />
    </Drawer>
  );
}
