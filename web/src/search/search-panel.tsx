import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SearchCourse } from './search-course.tsx';

interface Panel {
  courseId: number;
  language: string;
  isOpen: boolean;
  onClose: () => void;
}

/** Searching beside a lesson. A place that is opened takes the panel's place; what was searched for stays. */
export function SearchPanel({ courseId, language, isOpen, onClose }: Panel) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={460}
      title={t('search.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <SearchCourse courseId={courseId} language={language} onOpen={onClose} />
    </Drawer>
  );
}
