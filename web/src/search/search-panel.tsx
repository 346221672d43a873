import { useTranslation } from 'react-i18next';
import { SidePanel } from '../shared/side-panel.tsx';
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
    <SidePanel title={t('search.title')} isOpen={isOpen} onClose={onClose} widthPx={460}>
      <SearchCourse courseId={courseId} language={language} onOpen={onClose} />
    </SidePanel>
  );
}
